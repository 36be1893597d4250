import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { markPointed } from '../src/summary/marking.ts';
import { summaryPermissions } from '../src/summary/permissions.ts';

const { messageCommand } = under(summaryPermissions);

/** A facilitator points at a contribution in its thread. */
export const toTheSummaryFeature: Feature = {
  messageCommands: [messageCommand('to-the-summary', markPointed)],
};
