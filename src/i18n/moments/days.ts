import type { Chrono, ParsedResult } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../kernel/text.ts';
import { dayAndNumber, dayOfMonth } from './day-of-month.ts';
import { weekdayIn, weekdayOf, wholeWeekdays } from './day-names.ts';
import { knownWords, nearDay, nextSaid } from './day-words.ts';
import { otherOrder } from './figures.ts';
import { dayOfWeek, weeksAfter } from './weeks.ts';

type Date = Temporal.PlainDate;

/** A day that was said, or today where only a time was. */
export interface Day {
  readonly date: Date;
  /** The day that is meant where the time of the first is past: a Friday is also the next one. */
  readonly next?: Date;
  readonly unsaid?: true;
}

/** What stands between a day and a time, and says nothing of either. */
const fillers = new Set(
  "le la las les l' el a al au aux on at the de del du d' per para pour vers cap sobre hacia pels ce cet cette este esta aquest aquesta this dia - – — . / |".split(
    ' ',
  ),
);

/** Without the fillers around it, and with one space between words. */
export function trimmed(text: string, from: 'both' | 'end' = 'both'): string {
  const words = text.split(/[\s,;:@]+/u).filter((word) => word !== '');
  const first = from === 'end' ? 0 : words.findIndex((word) => !fillers.has(word));
  const last = words.findLastIndex((word) => !fillers.has(word));
  return last === -1 ? '' : words.slice(first, last + 1).join(' ');
}

/** The days that may be meant, likeliest first; none where a word of it isn't understood. */
export async function daysIn(text: string, locale: Locale, today: Date): Promise<readonly Day[]> {
  const words = trimmed(text);
  if (words === '') return [{ date: today, next: today.add({ days: 1 }), unsaid: true }];
  const days = nearDay(words);
  if (days !== undefined) return [{ date: today.add({ days }) }];
  const whole = trimmed(text, 'end');
  const date = dayOfMonth(whole, today);
  const next = dayOfMonth(whole, today.add({ days: 1 }));
  if (date !== undefined) return [{ date, ...(next && { next }) }];
  const numbered = dayAndNumber(words, today);
  if (numbered !== undefined) return [{ date: numbered }];
  const inWeeks = [...weeksAfter(whole, today), ...dayOfWeek(whole, locale, today)];
  if (inWeeks.length > 0) return inWeeks.map((each) => ({ date: each }));
  return namedDays(words, locale, today);
}

async function namedDays(words: string, locale: Locale, today: Date): Promise<readonly Day[]> {
  const said = nextSaid(words.replaceAll(/(?<=\p{L})\./gu, ' '));
  if (said === undefined) return [];
  const rest = trimmed(said.rest);
  const weekday = weekdayOf(rest);
  if (weekday !== undefined) return weekdays(weekday, said.isNext, locale, today);
  const known = trimmed(wholeWeekdays(knownWords(rest, locale), locale));
  const chrono = await chronoOf(locale);
  const readings = [known, ...(locale === 'en' ? otherOrder(known) : [])];
  return readings.flatMap((each) => read(each, chrono, today) ?? []);
}

/** “Next Friday” is, to some, the one of next week. */
function weekdays(weekday: number, isNext: boolean, locale: Locale, today: Date): readonly Day[] {
  const days = (weekday - today.dayOfWeek + 7) % 7;
  const date = today.add({ days });
  const after = date.add({ days: 7 });
  if (!isNext) return [{ date, next: after }];
  if (days === 0) return [{ date: after }];
  const isThisWeek = weekday > today.dayOfWeek || today.dayOfWeek === 7;
  return locale === 'en' && isThisWeek ? [{ date }, { date: after }] : [{ date }];
}

/** All the words, or nothing: the library leaves out those that it does not know. */
function read(words: string, chrono: Chrono, today: Date): Day | undefined {
  const instant = new Date(Date.UTC(today.year, today.month - 1, today.day, 12));
  const [found, ...others] = chrono.parse(words, { instant, timezone: 0 }, { forwardDate: true });
  if (found === undefined || others.length > 0 || !isWhole(found, words)) return undefined;
  const [year, month, day] = [
    found.start.get('year'),
    found.start.get('month'),
    found.start.get('day'),
  ];
  if (year === null || month === null || day === null) return undefined;
  const weekday = weekdayIn(words);
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return weekday === undefined || weekday === date.dayOfWeek ? { date } : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ text, index, start, end }: ParsedResult, words: string): boolean {
  const left = `${words.slice(0, index)} ${words.slice(index + text.length)}`;
  return trimmed(left) === '' && start.isCertain('day') && end == null && !start.isCertain('hour');
}

/** Loaded when somebody first writes a date in words: most never do, and a start need not wait. */
async function chronoOf(locale: Locale): Promise<Chrono> {
  switch (locale) {
    case 'fr':
      return (await import('chrono-node/fr')).casual;
    case 'en':
      return (await import('chrono-node/en')).GB;
    case 'ca':
    case 'es':
      return (await import('chrono-node/es')).casual;
  }
}
