import { setImmediate, setTimeout } from 'node:timers/promises';

/** What a viewer needs to follow one gesture before the next, in milliseconds. */
const betweenGestures = 1_200;
/** The tenth vote in a row needs less time: viewers then watch the crowd. */
const atLeast = 250;
const crowd = 0.8;

/**
 * Waits according to the pace; `inARow` is how many gestures of the same kind came before. Rejects
 * as soon as the signal aborts.
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
