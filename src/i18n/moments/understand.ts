import type { Chrono, ParsedResult } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { isDayOnly } from '../../kernel/hours/when-suggestions.ts';
import { readMoment } from '../../kernel/hours/when.ts';
import { locales, type Locale, type Reader } from '../../kernel/text.ts';
import { unaccented } from '../../kernel/unaccented.ts';
import { written } from '../../kernel/written.ts';
import { dayAndNumber, knownWords, nearDay, nextSaid } from './day-words.ts';
import { halfSaid, saysTime, timeSaid, type Half } from './time-of-day.ts';

/** What somebody meant by a date or a time. */
export interface Understood {
  /** In milliseconds since 1970; the end of the day where no time is said. */
  readonly at: number;
  /** What was said of the time: `half` for « demain soir », nothing for « demain ». */
  readonly time: 'whole' | 'half' | 'none';
  /** A date in figures that have one meaning, such as `2026-12-04 17:00`: nothing to confirm. */
  readonly exact: boolean;
}

const iso = /\d{4}-\d{2}-\d{2}/u;

/** Nobody says a date in more characters. */
const longest = 60;

/**
 * Understands a date, a time or both as people write them in the four languages, the reader's first:
 * « vendredi à 17 h », “tomorrow at 5 pm”, «d'aquí a dos dies», `04/12/2026 17:00` (the day before the
 * month, in every language). Undefined where a word of it is not understood: nothing is guessed from
 * the rest. What is not `exact` is to be confirmed, in full.
 */
export async function understand(
  typed: string,
  { locale, zone }: Reader,
  now: number,
): Promise<Understood | undefined> {
  const at = readMoment(typed, zone, now);
  const exact = iso.test(typed);
  if (at !== undefined) return { at, time: isDayOnly(typed) ? 'none' : 'whole', exact };
  const text = folded(typed);
  if (text === '' || typed.length > longest) return undefined;
  const present = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const later = hoursLater(text, now);
  if (later !== undefined) return { at: later, time: 'whole', exact: false };
  for (const each of [locale, ...locales.filter((other) => other !== locale)]) {
    const found = await inLanguage(text, each, present);
    if (found !== undefined) return found;
  }
  return undefined;
}

const folded = (typed: string): string =>
  unaccented(written(typed)).toLowerCase().replaceAll('’', "'").replaceAll(/\s+/gu, ' ').trim();

/** « dans 3 heures », “in 30 minutes”, « dans 1 h 30 », “in half an hour”. */
const later =
  /^(?:d'ici|dans|in|en|dentro de|d'aqui a?) (?:(?<half>(?:une )?demi-?(?: ?h)|half an h|media h|mitja h)[a-z]*|(?<count>\d{1,3}|une?|an?|una) ?(?<unit>min|h)[a-z]*(?: ?(?<more>[0-5]\d)(?: ?min[a-z]*)?)?)$/u;

function hoursLater(text: string, now: number): number | undefined {
  const { half, count, unit, more } = later.exec(text)?.groups ?? {};
  if (half !== undefined) return now + 30 * 60_000;
  if (unit === undefined || (unit === 'min' && more !== undefined)) return undefined;
  const minutes = (Number(count) || 1) * (unit === 'h' ? 60 : 1) + Number(more ?? 0);
  return now + minutes * 60_000;
}

type Present = Temporal.ZonedDateTime;

async function inLanguage(
  text: string,
  locale: Locale,
  present: Present,
): Promise<Understood | undefined> {
  const { half, rest } = halfSaid(text);
  const time = timeSaid(rest, half);
  if (time === undefined && saysTime(rest)) return undefined;
  const day = await dayIn(trimmed(time?.rest ?? rest), locale, present);
  if (day === undefined) return undefined;
  return momentOf(day, time, half, present);
}

/** A day, and whether it may also be the same day of the week after. */
interface Day {
  readonly date: Temporal.PlainDate;
  readonly weekly: boolean;
  readonly unsaid?: true;
}

function momentOf(
  { date, weekly, unsaid }: Day,
  time: { readonly hour: number; readonly minute: number } | undefined,
  half: Half | undefined,
  present: Present,
): Understood | undefined {
  if (time === undefined) {
    if (unsaid === true) return undefined;
    const at = atHour(date, { hour: 23, minute: 59 }, present);
    return { at, time: half === undefined ? 'none' : 'half', exact: false };
  }
  const at = atHour(date, time, present);
  const isPast = at <= present.epochMilliseconds;
  // A time alone is its next occurrence, and so is a day of the week.
  const days = isPast && unsaid === true ? 1 : isPast && weekly ? 7 : 0;
  return { at: atHour(date.add({ days }), time, present), time: 'whole', exact: false };
}

function atHour(
  date: Temporal.PlainDate,
  { hour, minute }: { readonly hour: number; readonly minute: number },
  { timeZoneId }: Present,
): number {
  const day = hour === 24 ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from({ hour: hour % 24, minute });
  return day.toZonedDateTime({ timeZone: timeZoneId, plainTime }).epochMilliseconds;
}

/** What stands between a day and a time, and says nothing of either. */
const fillers = new Set(
  "le la las les l' el els los a al au aux on at the de del du per para pour vers ce este this - – .".split(
    ' ',
  ),
);

/** Without the fillers around it, and with one space between words. */
function trimmed(text: string): string {
  const words = text.split(/[\s,;:@]+/u).filter((word) => word !== '');
  const from = words.findIndex((word) => !fillers.has(word));
  const to = words.findLastIndex((word) => !fillers.has(word));
  return from === -1 ? '' : words.slice(from, to + 1).join(' ');
}

async function dayIn(text: string, locale: Locale, present: Present): Promise<Day | undefined> {
  const today = present.toPlainDate();
  if (text === '') return { date: today, weekly: false, unsaid: true };
  const days = nearDay(text);
  if (days !== undefined) return { date: today.add({ days }), weekly: false };
  const numbered = dayAndNumber(text);
  if (numbered !== undefined) return dateOf(numbered, today);
  const said = nextSaid(text.replaceAll(/(?<=\p{L})\./gu, ' '));
  if (said === undefined) return undefined;
  const words = trimmed(knownWords(said.rest, locale));
  const found = read(words, await chronoOf(locale), today);
  if (found === undefined) return undefined;
  const isToday = found.date.equals(today);
  return said.isNext && found.weekly && isToday
    ? { ...found, date: found.date.add({ days: 7 }) }
    : found;
}

/** In days: a weekday and a number that come together later than that were a mistake. */
const farthestNumbered = 62;

/** « dimanche 29 »: the next day that is both. */
function dateOf(
  { weekday, number }: { readonly weekday: number; readonly number: number },
  today: Temporal.PlainDate,
): Day | undefined {
  const days = Array.from({ length: farthestNumbered }, (_, days) => today.add({ days }));
  const date = days.find((each) => each.day === number && each.dayOfWeek === weekday);
  return date === undefined ? undefined : { date, weekly: false };
}

/** All the words, or nothing: the library leaves out those that it does not know. */
function read(words: string, chrono: Chrono, today: Temporal.PlainDate): Day | undefined {
  const instant = new Date(Date.UTC(today.year, today.month - 1, today.day, 12));
  const [found, ...others] = chrono.parse(words, { instant, timezone: 0 }, { forwardDate: true });
  if (found === undefined || others.length > 0 || !isWhole(found, words)) return undefined;
  const { start } = found;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return undefined;
  const weekly = start.isCertain('weekday') && !start.isCertain('day');
  try {
    return { date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }), weekly };
  } catch {
    return undefined;
  }
}

function isWhole({ text, index, start, end }: ParsedResult, words: string): boolean {
  const left = `${words.slice(0, index)} ${words.slice(index + text.length)}`;
  const hasDay = start.isCertain('day') || start.isCertain('weekday');
  return trimmed(left) === '' && hasDay && end == null && !start.isCertain('hour');
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
