import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';

/** What a pass left undone: to be tried again after `waitMs`, or once `place` changes. */
export interface Retry {
  readonly waitMs: number;
  /** The channel, thread or community that does not take it. */
  readonly place?: string;
  readonly problem?: DeliveryProblem;
  /** It has failed for a while, and nothing says why. */
  readonly unresponsive?: boolean;
}

/** Nothing left, something left, or something to try again after a wait that grows. */
export type Attempt = (Omit<Retry, 'waitMs'> & { readonly waitMs: number | 'growing' }) | undefined;
