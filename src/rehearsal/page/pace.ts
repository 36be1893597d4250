import { setImmediate, setTimeout } from 'node:timers/promises';

/** What a person who watches needs to follow one gesture before the next, in milliseconds. */
const betweenGestures = 1_200;
/** The tenth vote in a row needs no such time: it is the crowd that is watched by then. */
const atLeast = 250;
const crowd = 0.8;

/**
 * Waits as the pace asks; `inARow` is how many gestures of the same kind came before. Rejects as
 * soon as the signal is given.
 */
export async function pause(
  pace: 'human' | 'instant',
  inARow: number,
  signal: AbortSignal,
): Promise<void> {
  if (pace === 'instant') await setImmediate(undefined, { signal });
  else await setTimeout(pauseAfter(inARow), undefined, { signal });
}

export function pauseAfter(inARow: number): number {
  return Math.max(atLeast, betweenGestures * crowd ** inARow);
}
