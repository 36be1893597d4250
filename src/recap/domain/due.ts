import { dayMs } from '../../kernel/hours/day.ts';
import { wanted, type PendingRecap, type RecapState } from './state.ts';
import type { Locale } from '../../kernel/text.ts';

/** The moment of a recap in one ISO week, in milliseconds since 1970. */
export interface RecapMoment {
  readonly week: string;
  readonly at: number;
}

/** True if there is one to send, now or some day. */
export const isAwaited = ({ schedule, asked, pending }: RecapState): boolean =>
  schedule !== null || asked !== null || pending !== null;

/** A recap up to a day late is still sent; a later one waits for the next week. */
export const lateLimitMs = dayMs;

/** A recap to send now. */
export interface DueRecap {
  readonly week: string;
  readonly due: number;
  readonly channel: string;
  readonly locale: Locale;
  readonly generation: number;
}

/** What must be done for a community's recap. */
export type RecapStep =
  | { readonly kind: 'wait'; readonly until: number | undefined }
  | { readonly kind: 'send'; readonly recap: DueRecap; readonly begun: PendingRecap | undefined }
  | { readonly kind: 'skip'; readonly week: string; readonly due: number }
  /** No longer wanted, or too late; but it may have been posted before that could be recorded. */
  | { readonly kind: 'settle'; readonly begun: PendingRecap; readonly tooLate: boolean };

/**
 * What to do at `now`. `moments` are those of the schedule around now, in order.
 *
 * An ISO week has at most one recap: that of the chosen day, in the schedule's own time zone. A
 * moment is due from its time on, for `lateLimitMs`; if several passed, only the last counts. A new
 * schedule starts with its next moment; if only the channel or the language changes, what is due
 * stays due.
 */
export function nextRecap(
  state: RecapState,
  moments: readonly RecapMoment[],
  now: number,
): RecapStep {
  const { pending } = state;
  const generation = wanted(state)?.generation;
  if (pending !== null) {
    if (pending.generation !== generation)
      return { kind: 'settle', begun: pending, tooLate: false };
    if (isTooLate(pending.due, now)) return { kind: 'settle', begun: pending, tooLate: true };
    return { kind: 'send', recap: pending, begun: pending };
  }
  if (state.asked !== null) {
    const { week, at: due, channel, locale } = state.asked;
    if (isTooLate(due, now)) return { kind: 'skip', week, due };
    const recap = { week, due, channel, locale, generation: state.asked.generation };
    return { kind: 'send', recap, begun: undefined };
  }
  return nextScheduled(state, moments, now);
}

export const isTooLate = (due: number, now: number): boolean => now - due > lateLimitMs;

function nextScheduled(
  { schedule, done, skipped }: RecapState,
  moments: readonly RecapMoment[],
  now: number,
): RecapStep {
  if (schedule === null) return { kind: 'wait', until: undefined };
  const after = Math.max(schedule.since, skipped?.due ?? -Infinity);
  const ahead = moments.filter(({ week, at }) => week > done && at > after);
  const last = ahead.findLast(({ at }) => at <= now);
  if (last === undefined) return { kind: 'wait', until: ahead.find(({ at }) => at > now)?.at };
  const { week, at: due } = last;
  if (isTooLate(due, now)) return { kind: 'skip', week, due };
  const { channel, locale, generation } = schedule;
  return { kind: 'send', recap: { week, due, channel, locale, generation }, begun: undefined };
}
