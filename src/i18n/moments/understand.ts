import { Temporal } from 'temporal-polyfill';
import { isDayOnly } from '../../kernel/hours/when-suggestions.ts';
import { readMoment } from '../../kernel/hours/when.ts';
import { locales, type Locale, type Reader } from '../../kernel/text.ts';
import { daysIn } from './days.ts';
import { minutesLater } from './durations.ts';
import { folded } from './folded.ts';
import { momentsOf, type Understood } from './moments-of.ts';
import { inFigures } from './number-words.ts';
import { partSaid, usualHour } from './parts-of-day.ts';
import { spelledRight } from './spelling.ts';
import { bareHour, saysTime, timeSaid } from './time-of-day.ts';
import { zonesSaid } from './zone-said.ts';

export type { Understood } from './moments-of.ts';

const iso = /\d{4}-\d{2}-\d{2}/u;
const withOffset = /\d(?:z|[+-]\d{2}:?\d{2})$/iu;

/** Nobody says a date in more characters. */
const longest = 80;

/**
 * Understands a date, a time or both as people write them in the four languages, the reader's first:
 * « vendredi à 17 h », “tomorrow at 5 pm”, «d'aquí a dos dies», `04/12/2026 17:00`. Undefined where a
 * word of it is not understood: nothing is guessed from the rest. What is not `exact` is to be
 * confirmed, in full, with the other moment that it may be.
 */
export async function understand(
  typed: string,
  reader: Reader,
  now: number,
): Promise<Understood | undefined> {
  if (typed.length > longest) return undefined;
  const at = inIso(typed.trim(), reader.zone, now);
  if (at !== undefined)
    return {
      at,
      time: isDayOnly(typed) ? 'none' : 'whole',
      exact: true,
      ...(isDayOnly(typed) && { usualHour: usualHour(undefined) }),
    };
  const text = folded(typed);
  if (text === '') return undefined;
  return (await inZone(text, reader, now)) ?? (await inZoneSaid(text, reader, now));
}

function inIso(typed: string, zone: string, now: number): number | undefined {
  if (!iso.test(typed)) return undefined;
  if (!withOffset.test(typed) || isDayOnly(typed)) return readMoment(typed, zone, now);
  try {
    return Temporal.Instant.from(typed).epochMilliseconds;
  } catch {
    return undefined;
  }
}

async function inZone(
  text: string,
  { locale, zone }: Reader,
  now: number,
): Promise<Understood | undefined> {
  const present = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  for (const each of [locale, ...locales.filter((other) => other !== locale)]) {
    const found = await inLanguage(inFigures(spelledRight(text, each), each), each, present);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Likewise with a zone behind it: the reader's own, or one hour in all those that may be meant. */
async function inZoneSaid(
  text: string,
  { locale, zone }: Reader,
  now: number,
): Promise<Understood | undefined> {
  for (const { rest, zones } of zonesSaid(text)) {
    const isOwn = zones.length === 0 || zones.includes(zone);
    const read = (isOwn ? [zone] : zones).map((each) => inZone(rest, { locale, zone: each }, now));
    const [first, ...others] = await Promise.all(read);
    if (first?.time !== 'whole') continue;
    if (others.every((other) => other?.at === first.at && other.also === first.also)) return first;
  }
  return undefined;
}

async function inLanguage(
  text: string,
  locale: Locale,
  present: Temporal.ZonedDateTime,
): Promise<Understood | undefined> {
  const minutes = minutesLater(text);
  if (minutes !== undefined)
    return { at: present.epochMilliseconds + minutes * 60_000, time: 'whole', exact: false };
  const { part, rest } = partSaid(text);
  if (part !== undefined && partSaid(rest).part !== undefined) return undefined;
  const time = timeSaid(rest, locale, part);
  if (time === undefined && saysTime(rest, locale)) return undefined;
  // A figure behind an hour is no day: « 17 h 5 ».
  if (/^\s*\d+\s*$/u.test(time?.after ?? '')) return undefined;
  const words = time === undefined ? rest : `${time.before} ${time.after}`;
  const today = present.toPlainDate();
  const days = await daysIn(words, locale, today);
  if (days.length > 0) return momentsOf(days, time, part, present);
  const bare = time === undefined ? bareHour(rest, locale, part) : undefined;
  return bare && momentsOf(await daysIn(bare.before, locale, today), bare, part, present);
}
