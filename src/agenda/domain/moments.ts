import type { Timebox } from './timebox.ts';

/** Automatic notices about a timebox: at half-time, shortly before the end, when it is over. */
export type TimeNotice = 'half' | 'soon' | 'over';

export interface TimeMoment {
  readonly notice: TimeNotice;
  /** In milliseconds since 1970. */
  readonly at: number;
}

const minute = 60_000;

/** Under this many minutes, half-time would come right before the notice of the end. */
const halfFrom = 20;
/** Under this many minutes, everybody still remembers when it ends. */
const soonFrom = 10;
const soonBefore = 5 * minute;

/** How late half-time may be announced; later than that it is no use. */
const halfLateness = 2 * minute;
/** With less than this left, the end is about to be announced anyway. */
const soonLeast = minute;
/** Up to this delay, nobody notices. */
const onTime = minute;
/** After this long, a time alone does not say which day. */
const sameDay = 12 * 60 * minute;

/**
 * The moments of a running timebox, in order; none while it is paused. Skips what was due before it
 * was last extended or resumed; half-time comes once, however much time is added.
 */
export function momentsOf({ minutes, endsAt, pausedWith, since, pastHalf }: Timebox): TimeMoment[] {
  if (pausedWith !== undefined) return [];
  const early: TimeMoment[] = [
    ...(minutes >= halfFrom && pastHalf !== true
      ? [{ notice: 'half' as const, at: endsAt - (minutes * minute) / 2 }]
      : []),
    ...(minutes >= soonFrom ? [{ notice: 'soon' as const, at: endsAt - soonBefore }] : []),
  ];
  const upcoming = early.filter(({ at }) => since === undefined || at >= since);
  return [...upcoming, { notice: 'over', at: endsAt }];
}

/** The notice that applies now: each replaces the one before, so that they don't pile up. */
export function presentMoment(timebox: Timebox, now: number): TimeMoment | undefined {
  return momentsOf(timebox).findLast(({ at }) => at <= now);
}

/** When the next notice is due, in milliseconds since 1970; undefined if there is none. */
export function nextTimeMoment(timebox: Timebox | null, now: number): number | undefined {
  return timebox === null ? undefined : momentsOf(timebox).find(({ at }) => at > now)?.at;
}

/**
 * Whether a late notice is still useful: half-time for two minutes, the one before the end while at
 * least a minute is left, the end always.
 */
export function isWorthSaying(
  { notice, at }: TimeMoment,
  { endsAt }: Timebox,
  now: number,
): boolean {
  if (notice === 'half') return now - at <= halfLateness;
  return notice === 'over' || endsAt - now >= soonLeast;
}

/** How late a notice is: not noticeably, late enough to state the time, or the date too. */
export function lateness({ at }: TimeMoment, now: number): 'none' | 'hours' | 'days' {
  if (now - at <= onTime) return 'none';
  return now - at < sameDay ? 'hours' : 'days';
}
