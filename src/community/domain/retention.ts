import { z } from 'zod';

/** How long a community keeps what was said, from the end of a workshop or the close of a poll. */
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
 * When what ended at `end` is to be erased, in milliseconds since 1970; undefined for never. Counted
 * in months of the calendar, on UTC's days; a day that the month has not (a 31st) goes over into the
 * next one, so that nothing is ever erased too soon.
 */
export function erasedAt(end: number, retention: Retention): number | undefined {
  if (retention === 'forever') return undefined;
  const date = new Date(end);
  return date.setUTCMonth(date.getUTCMonth() + months[retention]);
}

/** Whether what ended at `end` is to be erased by `now`; both in milliseconds since 1970. */
export function isPast(end: number, retention: Retention, now: number): boolean {
  const time = erasedAt(end, retention);
  return time !== undefined && time <= now;
}
