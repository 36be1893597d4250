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

/** Undefined once done; otherwise when to try again, after a fixed or a growing wait. */
export type Attempt =
  | (Omit<Retry, 'waitMs'> & {
      readonly waitMs: number | 'growing';
      /** Nobody is waiting for it: a growing wait follows `patientPace`. */
      readonly patient?: true;
    })
  | undefined;
