import type { Quota } from './quota.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Visit } from './admission.ts';

/** `seconds` until one more is taken. */
export interface TooFast {
  readonly kind: 'tooFast';
  readonly seconds: number;
}

/** A whole workshop's worth at once, then one every three seconds: nobody types faster for long. */
const usual = { burst: 30, everyMs: 3_000 };

/**
 * A bucket for each owner, emptied as they write and filled by time alone. `now` only goes forward, in
 * milliseconds. What is full again is forgotten, so that only those who write take room.
 */
export function createQuota(now: () => number, { burst, everyMs } = usual): Quota {
  /** When each bucket will be full again, those that will be last at the end. */
  const fullAt = new Map<string, number>();

  const forgetFull = (at: number): void => {
    for (const [owner, full] of fullAt) {
      if (full > at) return;
      fullAt.delete(owner);
    }
  };

  return {
    take: (owner) => {
      const at = now();
      forgetFull(at);
      const full = Math.max(fullAt.get(owner) ?? at, at) + everyMs;
      const waitMs = full - at - burst * everyMs;
      if (waitMs > 0) return waitMs;
      fullAt.delete(owner);
      fullAt.set(owner, full);
      return undefined;
    },
  };
}

/** Counts one thing that somebody writes, or says how long to wait. */
export function spend({ quota, place, who }: Visit): Result<void, TooFast> {
  const waitMs = quota?.take(`${place.community}/${who.id}`);
  return waitMs === undefined
    ? ok(undefined)
    : err({ kind: 'tooFast', seconds: Math.ceil(waitMs / 1000) });
}
