import { isBlank } from '../../kernel/written.ts';
import type { NewEntry } from './new-entry.ts';
import type { RecapOutline } from './outline.ts';

/**
 * The voices that take turns. All unsigned contributions are one voice together: chosen by author,
 * they would reveal who wrote them.
 */
const voiceOf = ({ entry }: NewEntry): string =>
  entry.anonymous ? 'nobody' : `person ${entry.author}`;
const boardOf = ({ workshop, entry }: NewEntry): string => `${workshop}/${entry.board}`;

/**
 * Chooses whom to quote: each time the voice quoted least, from the board quoted least, and of those
 * the earliest.
 */
export function selectQuotesFairly(
  entries: readonly NewEntry[],
  most: number,
): RecapOutline['quotes'] {
  const left = new Set(entries.filter(saysSomething).toSorted(byTime));
  const quoted = new Map<string, number>();
  const times = (key: string) => quoted.get(key) ?? 0;
  const chosen: NewEntry[] = [];
  while (left.size > 0 && chosen.length < most) {
    const next = [...left].reduce((best, each) => (compare(each, best, times) < 0 ? each : best));
    left.delete(next);
    chosen.push(next);
    for (const key of [voiceOf(next), boardOf(next)]) quoted.set(key, times(key) + 1);
  }
  return chosen.map(({ workshop, entry }) => ({ workshop, contribution: entry.id }));
}

/** Negative if `a` is quoted before `b`. */
function compare(a: NewEntry, b: NewEntry, times: (key: string) => number): number {
  return (
    times(voiceOf(a)) - times(voiceOf(b)) || times(boardOf(a)) - times(boardOf(b)) || byTime(a, b)
  );
}

const byTime = (a: NewEntry, b: NewEntry): number =>
  a.entry.at - b.entry.at || (a.entry.id < b.entry.id ? -1 : 1);

function saysSomething({ entry }: NewEntry): boolean {
  return [...Object.values(entry.values), entry.words ?? ''].some((text) => !isBlank(text));
}
