/** The epoch of Discord's ids: the start of 2015, in milliseconds since 1970. */
export const DISCORD_EPOCH = 1_420_070_400_000;

const PER_MILLISECOND = 4096;

export interface Snowflakes {
  next(): string;
  newest(): string;
}

/**
 * Creates realistic ids, each greater than the one before even when the clock stands still, and the
 * first greater than `newest`.
 */
export function createSnowflakes(now: () => number, newest = '0'): Snowflakes {
  let last = Number(BigInt(newest) >> 22n);
  let count = Number(BigInt(newest) & 0x3f_ffffn);
  const id = (): string => ((BigInt(last) << 22n) | BigInt(count)).toString();
  const next = (): string => {
    const current = now() - DISCORD_EPOCH;
    if (current > last) {
      last = current;
      count = 0;
    } else if (++count >= PER_MILLISECOND) {
      last += 1;
      count = 0;
    }
    return id();
  };
  return { next, newest: id };
}

/** Compares ids of any length as numbers, since they are too big for `number`. */
export function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
