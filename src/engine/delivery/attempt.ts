import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';

/** What a pass could not do: it is tried again after `waitMs`, or once `place` changes. */
export interface Retry {
  readonly waitMs: number;
  /** The channel, thread or community that refuses it. */
  readonly place?: string;
  readonly problem?: DeliveryProblem;
  /** It has been failing for a while without any explanation. */
  readonly unresponsive?: boolean;
}

/** Done, still to do, or to be tried again after a growing wait. */
export type Attempt =
  | (Omit<Retry, 'waitMs'> & {
      readonly waitMs: number | 'growing';
      /** A growing wait is that of work that nobody waits for. */
      readonly patient?: true;
    })
  | undefined;
