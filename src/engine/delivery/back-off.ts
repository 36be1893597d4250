import type { Monotonic } from '../ports.ts';

const firstMs = 2_000;
const mostMs = 60_000;

/** How long to wait after so many failures in a row, in milliseconds: 2 s, twice that each time, 60 s at most. */
export function backOffMs(failures: number): number {
  return Math.min(firstMs * 2 ** (failures - 1), mostMs);
}

/** What is left alone for now, in milliseconds, after so many failures in a row. */
export interface Refrained {
  readonly waitMs: number;
  readonly failures: number;
}

/**
 * What could not be done, key by key: how often in a row, and until when it is left alone, on a clock
 * that only goes forward.
 */
export type Held = Map<string, { readonly failures: number; readonly until: number }>;

/**
 * Does the work of a key unless its last failures say to wait, whoever asks in between. `unreached`
 * counts as a failure; any other outcome sets the count back. Gives the wait left, in milliseconds,
 * and how often in a row it failed.
 */
export async function backingOff<Outcome>(
  { held, now }: { held: Held; now: Monotonic },
  key: string,
  work: () => Promise<Outcome | 'unreached'>,
): Promise<Outcome | Refrained> {
  const before = held.get(key);
  if (before !== undefined && before.until > now())
    return { waitMs: before.until - now(), failures: before.failures };
  const outcome = await work();
  if (outcome !== 'unreached') {
    held.delete(key);
    return outcome;
  }
  const failures = (before?.failures ?? 0) + 1;
  const waitMs = backOffMs(failures);
  held.set(key, { failures, until: now() + waitMs });
  return { waitMs, failures };
}
