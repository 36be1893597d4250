import type { Locale } from '../../kernel/text.ts';
import { firstClock, type Clock } from './clock.ts';
import { minutesBehind } from './clock-words.ts';
import { hourIn, type PartOfDay } from './parts-of-day.ts';

/** A time of day said among other words, and the words before and after it. */
export interface TimeSaid {
  /** Likeliest first: “at 8” is in the morning or in the evening. Midnight is 24, the day’s end. */
  readonly hours: readonly number[];
  readonly minute: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The time of day in what somebody said, in four languages and many manners: `17 h 30`, `5:30 pm`,
 * `17.30 h`, « a las 5 de la tarde », “noon”, «dos quarts de sis». Undefined where none is said, or
 * more than one.
 */
export function timeSaid(
  text: string,
  locale: Locale,
  part: PartOfDay | undefined,
): TimeSaid | undefined {
  const first = firstClock(text, locale);
  if (first === undefined) return undefined;
  const { clock, from, to } = first;
  const { minutes, length } = minutesBehind(text.slice(to));
  const [before, after] = [text.slice(0, from), text.slice(to + length)];
  const hours = hoursOf(moved(clock, minutes), locale, part);
  const minute = (clock.minute + minutes + 60) % 60;
  const isOne = minute < 60 && clock.minute < 60 && (minutes === 0 || clock.minute === 0);
  return isOne && hours.length > 0 && !saysTime(`${before}|${after}`, locale)
    ? { hours, minute, before, after }
    : undefined;
}

/** A quarter to six is in the hour of five. */
const moved = (clock: Clock, minutes: number): Clock =>
  minutes < 0 ? { ...clock, hour: clock.hour === 1 ? 12 : clock.hour - 1 } : clock;

/** The hours that may be meant, likeliest first; none where that hour doesn’t exist, or not then. */
function hoursOf({ hour, manner }: Clock, locale: Locale, part: PartOfDay | undefined): number[] {
  if (hour > 24) return [];
  if (part !== undefined) return [hourIn(part, hour) ?? []].flat();
  if (manner === 'sure' || hour === 0 || hour > 9) return [hour];
  // Nobody meets at 5 in the morning, and where hours go to 24 some write 5 for it all the same.
  const isTwelve = manner === 'spoken' || locale === 'en';
  if (hour < 7) return isTwelve ? [hour + 12] : [hour + 12, hour];
  if (hour === 7) return isTwelve ? [19, 7] : [7, 19];
  return isTwelve ? [hour, hour + 12] : [hour];
}

/** Whether a time of day is said at all. */
export const saysTime = (text: string, locale: Locale): boolean =>
  firstClock(text, locale) !== undefined;

/** “Friday 5”, “tonight 8”, « demain soir 7 »: a figure that isn't the number of a day. */
export function bareHour(
  text: string,
  locale: Locale,
  part: PartOfDay | undefined,
): TimeSaid | undefined {
  const { before, hour } = /^(?<before>[a-z' ]{3,30}) (?<hour>\d{1,2})$/u.exec(text)?.groups ?? {};
  if (before === undefined || (locale !== 'en' && part === undefined)) return undefined;
  const said = { hour: Number(hour), minute: 0, manner: 'spoken' as const };
  if (said.hour < 1 || said.hour > 12) return undefined;
  const hours = hoursOf(said, locale, part);
  return hours.length === 0 ? undefined : { hours, minute: 0, before, after: '' };
}
