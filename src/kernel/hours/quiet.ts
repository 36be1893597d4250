import { dayMs } from './day.ts';

/** When to ask whether an inactive workshop or poll goes on, and when it ends by itself. */

/** Days without activity before Palabre asks whether it goes on, and before it ends by itself. */
export const askAfterDays = 45;
export const endAfterDays = 60;
/** Days that people have to answer, at least. */
const answerDays = endAfterDays - askAfterDays;

/** Times in milliseconds since 1970. */
export interface Quiet {
  /** When somebody last did something. */
  readonly heardAt: number;
  /** When Palabre last asked whether it goes on; undefined if it has not. */
  readonly askedAt: number | undefined;
}

/** When it ends by itself if nobody does anything after being asked. In milliseconds since 1970. */
export const quietEnd = (heardAt: number, askedAt: number): number =>
  Math.max(heardAt + endAfterDays * dayMs, askedAt + answerDays * dayMs);

/** What to do at `now`: nothing, ask, take the question back, or end it. */
export function dueForQuiet(
  { heardAt, askedAt }: Quiet,
  now: number,
): 'nothing' | 'ask' | 'takeBack' | 'end' {
  if (askedAt === undefined) return now - heardAt >= askAfterDays * dayMs ? 'ask' : 'nothing';
  if (heardAt > askedAt) return 'takeBack';
  return now >= quietEnd(heardAt, askedAt) ? 'end' : 'nothing';
}
