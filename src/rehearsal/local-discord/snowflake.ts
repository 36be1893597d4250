/** Discord's ids count milliseconds from here: the first second of 2015. */
export const DISCORD_EPOCH = 1_420_070_400_000;

const PER_MILLISECOND = 4096;

export interface Snowflakes {
  next(): string;
  newest(): string;
}

/**
 * Makes ids of real size, each greater than the one before even when the clock stands still; the
 * first is greater than `newest`.
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

/** Ids order like numbers, but are too big for `number`; same length or not, this compares them. */
export function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
