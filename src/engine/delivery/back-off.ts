import type { Monotonic } from '../ports.ts';
import type { Attempt, Retry } from './attempt.ts';

/**
 * How long to wait after a number of failures in a row: it doubles from the first to the most, in
 * milliseconds.
 */
export interface Pace {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const promptPace: Pace = { firstMs: 2_000, mostMs: 60_000 };
/** For work that nobody is waiting for. */
export const patientPace: Pace = { firstMs: 60_000, mostMs: 600_000 };

export function backOffMs(failures: number, { firstMs, mostMs }: Pace = promptPace): number {
  return Math.min(firstMs * 2 ** (failures - 1), mostMs);
}

/**
 * Waits of at least this many milliseconds are reported: shorter problems are over before anyone
 * reads about them.
 */
const toldFromMs = 30_000;

interface Failed {
  readonly failures: number;
  /** When it may be tried again, in monotonic milliseconds. */
  readonly until: number;
  readonly retry: Retry;
}

/** Recent failures by key. */
export type BackedOff = Map<string, Failed>;

/**
 * Does the work for a key unless its recent failures call for a wait, however often it is
 * requested. A `growing` wait gets longer with each failure in a row; any other outcome resets the
 * count.
 */
export async function backOff(
  { failed, monotonic }: { readonly failed: BackedOff; readonly monotonic: Monotonic },
  key: string,
  work: () => Promise<Attempt>,
  pace: Pace = promptPace,
): Promise<Retry | undefined> {
  const before = failed.get(key);
  if (before !== undefined && before.until > monotonic())
    return { ...before.retry, waitMs: before.until - monotonic() };
  const attempt = await work();
  if (attempt?.waitMs !== 'growing') {
    failed.delete(key);
    return attempt === undefined ? undefined : { ...attempt, waitMs: attempt.waitMs };
  }
  const failures = (before?.failures ?? 0) + 1;
  const { patient, ...rest } = attempt;
  const waitMs = backOffMs(failures, patient === true ? patientPace : pace);
  const retry = { ...rest, waitMs, unresponsive: waitMs >= toldFromMs };
  failed.set(key, { failures, until: monotonic() + waitMs, retry });
  return retry;
}
