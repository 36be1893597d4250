import { Temporal } from 'temporal-polyfill';
import { isTypedIn } from '../matching.ts';
import { readMoment } from './when.ts';

const dayOnly = /^\d{4}-\d{2}-\d{2}$/u;

/** True for a date without a time, which `readMoment` takes as the end of that day. */
export const isDayOnly = (typed: string): boolean => dayOnly.test(typed.trim());

const usualHours = [10, 14, 18, 19];
const usualHour = 18;
const daysAhead = 14;
const hour = 60 * 60_000;

/**
 * What somebody in `zone` may mean by what they typed so far, in milliseconds since 1970: an exact
 * date and time, the usual hours of a date, or a typed time on the coming days; otherwise the
 * evenings of the next two weeks. Nothing in the past, and nothing within the hour unless typed in
 * full.
 */
export function suggestMoments(typed: string, zone: string, now: number): number[] {
  const exact = readMoment(typed, zone, now);
  if (isDayOnly(typed)) return usualHoursOf(typed.trim(), zone, now);
  if (exact === undefined) return sameTimeOnNextDays(usualHour, 0, zone, now);
  if (/\d{4}-\d{2}-\d{2}/u.test(typed)) return exact > now ? [exact] : [];
  const { hour: h, minute } =
    Temporal.Instant.fromEpochMilliseconds(exact).toZonedDateTimeISO(zone);
  return sameTimeOnNextDays(h, minute, zone, now);
}

function usualHoursOf(day: string, zone: string, now: number): number[] {
  return usualHours.flatMap((each) => {
    const at = readMoment(`${day} ${each}:00`, zone, now);
    return at !== undefined && at > now + hour ? [at] : [];
  });
}

function sameTimeOnNextDays(h: number, minute: number, zone: string, now: number): number[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: daysAhead }, (_, days) => {
    const plainTime = Temporal.PlainTime.from({ hour: h, minute });
    return today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
  }).filter((at) => at > now + hour);
}

/**
 * True if the typed letters are in the label, such as `mar` in « mardi ». Always true for typed
 * digits, which `suggestMoments` has read.
 */
export const matches = (typed: string, label: string): boolean =>
  /\d/u.test(typed) || isTypedIn(typed, label);
