import { Temporal } from 'temporal-polyfill';

const pattern =
  /^(?:(?<date>\d{4}-\d{2}-\d{2})[T ]*)?(?:(?<hour>\d{1,2})\s*[:h](?:\s*(?<minute>\d{2}))?\s*)?$/iu;

/**
 * A date without a time means the end of that day: what is open until Friday is still open on
 * Friday.
 */
const endOfDay = Temporal.PlainTime.from('23:59');

/**
 * Reads a date, a time or both as somebody in `zone` means them: `2026-12-04 17:00`, `2026-12-04`,
 * `17 h 30`. A time alone is its next occurrence. In milliseconds since 1970; undefined if it
 * cannot be read. A time that the clocks skip is moved forward by the gap; of a time that occurs
 * twice, the first counts.
 */
export function readMoment(typed: string, zone: string, now: number): number | undefined {
  const { date, hour, minute = '00' } = pattern.exec(typed.trim())?.groups ?? {};
  try {
    const present = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
    const time = hour === undefined ? undefined : timeOf(hour, minute);
    if (date !== undefined) return momentOf(Temporal.PlainDate.from(date), time ?? endOfDay, zone);
    if (time === undefined) return undefined;
    const today = momentOf(present.toPlainDate(), time, zone);
    return today > now ? today : momentOf(present.toPlainDate().add({ days: 1 }), time, zone);
  } catch {
    // A date or a time that does not exist, such as 2026-02-30.
    return undefined;
  }
}

function timeOf(hour: string, minute: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(`${hour.padStart(2, '0')}:${minute}`);
}

function momentOf(date: Temporal.PlainDate, plainTime: Temporal.PlainTime, zone: string): number {
  return date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

/** The moment as somebody would type it: `2026-12-04 17:00`. */
export function writeMoment(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString().slice(0, 5)}`;
}
/** Why a date or a time that somebody typed could not be used. */
export type MomentError =
  /** A time of day was expected. */
  | { readonly kind: 'hourUnclear'; readonly typed: string }
  /** A date or a time was expected. */
  | { readonly kind: 'momentUnclear'; readonly typed: string }
  /** A date without a time, where a time is needed. */
  | { readonly kind: 'hourMissing'; readonly typed: string; readonly usualHour: number };

declare module '../failure.ts' {
  interface Failures {
    readonly moment: MomentError;
  }
}
