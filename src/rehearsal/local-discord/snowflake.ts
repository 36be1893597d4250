/** Discord's ids count milliseconds from here: the first second of 2015. */
export const DISCORD_EPOCH = 1_420_070_400_000;

const PER_MILLISECOND = 4096;

/** Makes ids of real size, each greater than the one before even when the clock stands still. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    const current = now() - DISCORD_EPOCH;
    if (current > last) {
      last = current;
      count = 0;
    } else if (++count === PER_MILLISECOND) {
      last += 1;
      count = 0;
    }
    return ((BigInt(last) << 22n) | BigInt(count)).toString();
  };
}

/** Ids order like numbers, but are too big for `number`; same length or not, this compares them. */
export function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
