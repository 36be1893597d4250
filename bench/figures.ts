/** The value that this share of the samples does not exceed: 0.5 is the median, 0.99 the p99. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Of what was measured in the same rounds on two sides. */
export const ratios = (measured: readonly number[], against: readonly number[]): number[] =>
  measured.map((value, round) => value / (against[round] ?? Number.NaN));

/** How long the work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Runs short rounds of each side in turn, so that all of them meet the same noise of the machine;
 * each round begins with another side, so that none always follows the same one.
 */
export async function alternate<Side>(
  sides: readonly Side[],
  rounds: number,
  run: (side: Side, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const first = round % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) await run(side, round);
  }
}

/** Runs `count` pieces of work, `width` of them at any moment. */
export async function concurrently(
  count: number,
  width: number,
  work: (index: number, worker: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (_: unknown, id: number): Promise<void> => {
    while (next < count) await work(next++, id);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
