import { Temporal } from 'temporal-polyfill';
import type { Day } from './days.ts';
import { usualHour, type PartOfDay } from './parts-of-day.ts';
import type { TimeSaid } from './time-of-day.ts';

/** What somebody meant by a date or a time. */
export interface Understood {
  /** In milliseconds since 1970; the end of the day where no time is said. */
  readonly at: number;
  /** What it may mean as well: `04/12` in English is in December or in April. */
  readonly also?: number;
  /** What was said of the time: `half` for « demain soir », nothing for « demain ». */
  readonly time: 'whole' | 'half' | 'none';
  /** A date in figures that have one meaning, such as `2026-12-04 17:00`: nothing to confirm. */
  readonly exact: boolean;
  /** Where no time is said: an hour that one may add to it. */
  readonly usualHour?: number;
}

type Present = Temporal.ZonedDateTime;
type Time = Pick<TimeSaid, 'hours' | 'minute'>;

/** The moments of those days, at that time: the first two to come. */
export function momentsOf(
  days: readonly Day[],
  time: Time | undefined,
  part: PartOfDay | undefined,
  present: Present,
): Understood | undefined {
  const said = time === undefined ? (part === undefined ? 'none' : 'half') : 'whole';
  const all = time === undefined ? endsOf(days, present) : timesOf(days, time, present);
  const coming = all.filter((at) => at > present.epochMilliseconds);
  const [at, also] = coming.length > 0 ? coming : all;
  if (at === undefined) return undefined;
  return {
    at,
    ...(also !== undefined && also !== at && { also }),
    ...(time === undefined && { usualHour: usualHour(part) }),
    time: said,
    exact: false,
  };
}

const endsOf = (days: readonly Day[], present: Present): number[] =>
  days.flatMap((day) => (day.unsaid ? [] : atHour(day.date, 23, 59, present)));

/** Where both the day and the hour may be two, the day is asked: the likeliest hour is said with it. */
function timesOf(days: readonly Day[], { hours, minute }: Time, present: Present): number[] {
  return (days.length > 1 ? hours.slice(0, 1) : hours).flatMap((hour) =>
    days.map(({ date, next }) => {
      const at = atHour(date, hour, minute, present);
      return at > present.epochMilliseconds || next === undefined
        ? at
        : atHour(next, hour, minute, present);
    }),
  );
}

function atHour(date: Temporal.PlainDate, hour: number, minute: number, present: Present): number {
  const day = hour === 24 ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from({ hour: hour % 24, minute });
  return day.toZonedDateTime({ timeZone: present.timeZoneId, plainTime }).epochMilliseconds;
}
