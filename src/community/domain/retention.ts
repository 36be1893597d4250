import { z } from 'zod';

/** How long a community keeps what people said, from the end of a workshop or the close of a poll. */
export const retentions = ['forever', 'sixMonths', 'oneYear', 'twoYears', 'fiveYears'] as const;
export const retentionSchema = z.enum(retentions);
export type Retention = z.infer<typeof retentionSchema>;

const months: Readonly<Record<Exclude<Retention, 'forever'>, number>> = {
  sixMonths: 6,
  oneYear: 12,
  twoYears: 24,
  fiveYears: 60,
};

/**
 * When data that ended at `end` must be erased, in milliseconds since 1970; undefined for never.
 * Counted in calendar months, in UTC; a day that the month lacks (a 31st) becomes the next day, so
 * that nothing is erased too early.
 */
export function erasedAt(end: number, retention: Retention): number | undefined {
  if (retention === 'forever') return undefined;
  const date = new Date(end);
  return date.setUTCMonth(date.getUTCMonth() + months[retention]);
}

/** True if data that ended at `end` must be erased by `now`; both in milliseconds since 1970. */
export function isPast(end: number, retention: Retention, now: number): boolean {
  const time = erasedAt(end, retention);
  return time !== undefined && time <= now;
}
