import type { Monotonic } from '../ports.ts';
import type { Attempt, Retry } from './attempt.ts';

/** How long to wait after so many failures in a row: it doubles from the first to the most, in milliseconds. */
export interface Pace {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const promptPace: Pace = { firstMs: 2_000, mostMs: 60_000 };
/** For what nobody waits in front of. */
export const patientPace: Pace = { firstMs: 60_000, mostMs: 600_000 };

export function backOffMs(failures: number, { firstMs, mostMs }: Pace = promptPace): number {
  return Math.min(firstMs * 2 ** (failures - 1), mostMs);
}

/** A wait from which on a failure is told: what is shorter mends before anyone reads of it. */
const toldFromMs = 30_000;

interface Failed {
  readonly failures: number;
  /** When it may be tried again, on the clock that only goes forward. */
  readonly until: number;
  readonly retry: Retry;
}

/** What failed lately, by its key. */
export type BackedOff = Map<string, Failed>;

/**
 * Does the work of a key unless its last failures say to wait, no matter who asks in between. What
 * gives no wait of its own waits longer each time it fails in a row; any other end resets the count.
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
  const waitMs = backOffMs(failures, pace);
  const retry = { ...attempt, waitMs, unresponsive: waitMs >= toldFromMs };
  failed.set(key, { failures, until: monotonic() + waitMs, retry });
  return retry;
}
