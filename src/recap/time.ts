import { Temporal } from 'temporal-polyfill';
import type { RecapMoment } from './domain/due.ts';
import { recapDays, type RecapSchedule } from './domain/state.ts';

type Hours = Pick<RecapSchedule, 'day' | 'time' | 'timezone'>;

/** The previous week may still be late; a new time zone may already be two weeks past the last recap. */
const weeksAround = [-1, 0, 1, 2, 3];

/**
 * The moments of a schedule around `now`, in order; times in milliseconds since 1970. A time that
 * the clocks skip becomes the one they jump to; of a time that occurs twice, the first. Throws for a
 * time zone unknown to this machine.
 */
export function momentsAround({ day, time, timezone }: Hours, now: number): RecapMoment[] {
  const monday = mondayOf(now, timezone);
  const plainTime = Temporal.PlainTime.from(time);
  return weeksAround.map((weeks) => {
    const date = monday.add({ days: 7 * weeks + recapDays.indexOf(day) });
    const moment = date.toZonedDateTime({ timeZone: timezone, plainTime });
    return { week: nameOf(date), at: moment.epochMilliseconds };
  });
}

/** The current ISO week in a time zone: `2026-W53`. */
export function weekOf(now: number, timezone: string): string {
  return nameOf(mondayOf(now, timezone));
}

/** The starts of the latest ISO weeks there, in milliseconds since 1970, ending with the present one. */
export function latestWeeks(
  now: number,
  timezone: string,
  count: number,
): { readonly week: string; readonly from: number }[] {
  const monday = mondayOf(now, timezone);
  return Array.from({ length: count }, (_, index) => {
    const date = monday.subtract({ weeks: count - 1 - index });
    return { week: nameOf(date), from: date.toZonedDateTime(timezone).epochMilliseconds };
  });
}

function mondayOf(now: number, timezone: string): Temporal.PlainDate {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 });
}

function nameOf({ yearOfWeek = 0, weekOfYear = 0 }: Temporal.PlainDate): string {
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}`;
}

const typedTime = /^(?<hour>\d{1,2})\s*(?:[:h]\s*(?<minute>\d{2})?)?$/iu;

/** Normalises a time of day such as `9` or `9 h 30` to `09:30`; undefined if it cannot be read. */
export function readTimeOfDay(typed: string): string | undefined {
  const { hour = '', minute = '00' } = typedTime.exec(typed.trim())?.groups ?? {};
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
