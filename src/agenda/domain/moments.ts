import type { Timebox } from './timebox.ts';

/** What is said of a timebox by itself: at its half, when it nears its end, when it is over. */
export type TimeNotice = 'half' | 'soon' | 'over';

export interface TimeMoment {
  readonly notice: TimeNotice;
  /** In milliseconds since 1970. */
  readonly at: number;
}

const minute = 60_000;

/** Below this many minutes half-time would come on the heels of the word before the end. */
const halfFrom = 20;
/** Below this many minutes everybody still has in mind when it ends. */
const soonFrom = 10;
const soonBefore = 5 * minute;

/** How late half-time may be said; after that it says nothing useful any more. */
const halfLateness = 2 * minute;
/** With less than this left, the end is about to be told anyway. */
const soonLeast = minute;
/** Up to here nobody notices a delay. */
const onTime = minute;
/** After this long an hour alone does not say which day it was. */
const sameDay = 12 * 60 * minute;

/**
 * The moments of a timebox as it counts now, in their order; none while it is paused. What was due
 * before it was last extended or resumed is left out, and half-time comes once, however much is added.
 */
export function momentsOf({ minutes, endsAt, pausedWith, since, pastHalf }: Timebox): TimeMoment[] {
  if (pausedWith !== undefined) return [];
  const before: TimeMoment[] = [
    ...(minutes >= halfFrom && pastHalf !== true
      ? [{ notice: 'half' as const, at: endsAt - (minutes * minute) / 2 }]
      : []),
    ...(minutes >= soonFrom ? [{ notice: 'soon' as const, at: endsAt - soonBefore }] : []),
  ];
  const ahead = before.filter(({ at }) => since === undefined || at >= since);
  return [...ahead, { notice: 'over', at: endsAt }];
}

/** The one word that holds now: each takes the place of the one before it, so that none pile up. */
export function presentMoment(timebox: Timebox, now: number): TimeMoment | undefined {
  return momentsOf(timebox).findLast(({ at }) => at <= now);
}

/** When the next word is due, in milliseconds since 1970; undefined when none is. */
export function nextTimeMoment(timebox: Timebox | null, now: number): number | undefined {
  return timebox === null ? undefined : momentsOf(timebox).find(({ at }) => at > now)?.at;
}

/**
 * Whether a word that could not be said when it was due is still worth saying: half-time within two
 * minutes, the one before the end while a minute is left, the end always.
 */
export function isWorthSaying(
  { notice, at }: TimeMoment,
  { endsAt }: Timebox,
  now: number,
): boolean {
  if (notice === 'half') return now - at <= halfLateness;
  return notice === 'over' || endsAt - now >= soonLeast;
}

/** How late a word is: not so that anyone notices, so that its hour must be told, or its day too. */
export function lateness({ at }: TimeMoment, now: number): 'none' | 'hours' | 'days' {
  if (now - at <= onTime) return 'none';
  return now - at < sameDay ? 'hours' : 'days';
}
