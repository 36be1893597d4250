import { dayMs } from './day.ts';

/** What nobody ends: when one asks about it, and when it ends by itself. */

/** Days without activity before one asks whether it goes on, and before it ends by itself. */
export const askAfterDays = 45;
export const endAfterDays = 60;
/** Whoever is asked has at least so many days to answer. */
const answerDays = endAfterDays - askAfterDays;

/** Times in milliseconds since 1970. */
export interface Quiet {
  /** When somebody last did something. */
  readonly heardAt: number;
  /** When it was asked whether it goes on; undefined if it was not since. */
  readonly askedAt: number | undefined;
}

/** When it ends by itself if nothing happens any more, once that was asked. */
export const quietEnd = (heardAt: number, askedAt: number): number =>
  Math.max(heardAt + endAfterDays * dayMs, askedAt + answerDays * dayMs);

/** What is to be done about it at `now`: nothing, ask, take the question back, or end it. */
export function dueForQuiet(
  { heardAt, askedAt }: Quiet,
  now: number,
): 'nothing' | 'ask' | 'takeBack' | 'end' {
  if (askedAt === undefined) return now - heardAt >= askAfterDays * dayMs ? 'ask' : 'nothing';
  if (heardAt > askedAt) return 'takeBack';
  return now >= quietEnd(heardAt, askedAt) ? 'end' : 'nothing';
}
