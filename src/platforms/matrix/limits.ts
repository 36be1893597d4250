import type { Capabilities } from '../../engine/capabilities.ts';
import { leastLimits, type Limits } from '../../kernel/view/limits.ts';

export const platformId = 'matrix';

/**
 * An event holds 65,536 bytes, and Matrix has no pages, buttons or fields: the least that rooms
 * rely on is what a reader takes in at once.
 */
export const matrixLimits: Limits = leastLimits;

export const matrixCapabilities: Capabilities = {
  threads: true,
  privateThreads: true,
  calendar: false,
  movingTimes: false,
  messageCommands: true,
};
