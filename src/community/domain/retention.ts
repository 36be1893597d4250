import { z } from 'zod';
import { dayMs } from '../../kernel/hours/day.ts';

/** How long a community keeps what people said, from the end of a workshop or the close of a poll. */
export const retentions = [
  'thirtyDays',
  'ninetyDays',
  'sixMonths',
  'oneYear',
  'twoYears',
  'fiveYears',
  'forever',
] as const;
export const retentionSchema = z.enum(retentions);
export type Retention = z.infer<typeof retentionSchema>;

/** Of a community that chose nothing: 180 days. */
export const usualRetention: Retention = 'sixMonths';

/** What its settings say, or what is usual. */
export const retentionIn = (settings: { readonly retention?: Retention | undefined }): Retention =>
  settings.retention ?? usualRetention;

const days = { thirtyDays: 30, ninetyDays: 90, sixMonths: 180 } as const;
const years = { oneYear: 1, twoYears: 2, fiveYears: 5 } as const;

const isIn = <Names extends object>(name: string, names: Names): name is keyof Names & string =>
  Object.hasOwn(names, name);

/**
 * When data that ended at `end` must be erased, in milliseconds since 1970; undefined for never.
 * Years are those of the calendar, in UTC; a day that a year lacks (29 February) becomes the next
 * day, so that nothing is erased too early.
 */
export function erasedAt(end: number, retention: Retention): number | undefined {
  if (isIn(retention, days)) return end + days[retention] * dayMs;
  if (!isIn(retention, years)) return undefined;
  const date = new Date(end);
  return date.setUTCFullYear(date.getUTCFullYear() + years[retention]);
}

/** True if data that ended at `end` must be erased by `now`; both in milliseconds since 1970. */
export function isPast(end: number, retention: Retention, now: number): boolean {
  const time = erasedAt(end, retention);
  return time !== undefined && time <= now;
}
