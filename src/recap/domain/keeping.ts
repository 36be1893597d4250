import { isPast, type Retention } from '../../community/domain/retention.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { RecapEvent, RecapState } from './state.ts';

/**
 * What recaps told and were answered is forgotten once it is past the time the community keeps it.
 * All of it up to a moment: what was said later may be past its time sooner, as months differ in
 * length, and then waits for what was said before.
 */
export function forgetOld(state: RecapState, retention: Retention, now: number): RecapEvent[] {
  const times = timesSaid(state);
  const firstKept = Math.min(...times.filter((at) => !isPast(at, retention, now)));
  const past = times.filter((at) => at < firstKept);
  return past.length === 0 ? [] : [{ type: 'recap.forgotten', until: Math.max(...past) }];
}

export function forgetWorkshop({ leftOut }: RecapState, workshop: string): RecapEvent[] {
  if (entryOf(leftOut, workshop) === undefined) return [];
  return [{ type: 'recap.workshopForgotten', workshop }];
}

/** True if the records contain words older than the retention, and must be rewritten. */
export function isOutdated(
  { wordsSince }: Readonly<RecapState>,
  retention: Retention,
  now: number,
): boolean {
  return wordsSince !== null && isPast(wordsSince, retention, now);
}

/** The state alone, as the one event of a rewritten stream. */
export function keptRecap(state: Readonly<RecapState>) {
  const [oldest = null] = timesSaid(state).toSorted((a, b) => a - b);
  const kept: RecapState = { ...state, wordsSince: oldest };
  return { type: 'recap.kept' as const, state: kept };
}

const timesSaid = ({ answers, recaps }: Readonly<RecapState>): number[] =>
  [...answers, ...recaps].map(({ at }) => at);
