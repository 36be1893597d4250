import { entryOf } from '../../kernel/dictionary.ts';
import { isSameProblem, type DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { isHuman, type Actor } from '../../kernel/people.ts';
import type { PlacementEvent } from '../../kernel/placement.ts';
import {
  isWanted,
  recapOf,
  wanted,
  type Invitation,
  type Recap,
  type PendingRecap,
  type RecapEvent,
  type RecapOutline,
  type RecapSchedule,
  type RecapState,
} from './state.ts';
import type { DueRecap } from './due.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';

/** What a person asks of the recap. */
export type RecapIntent =
  | { readonly type: 'schedule'; readonly schedule: RecapSchedule }
  | { readonly type: 'stop' }
  /** Now, instead of at its hour; `week` is the present ISO week where the community is. */
  | {
      readonly type: 'ask';
      readonly week: string;
      readonly channel: string;
      readonly locale: Locale;
    }
  | {
      readonly type: 'answer';
      readonly invitation: Invitation;
      readonly text: string;
      readonly anonymous: boolean;
    };

/** `inDoubt`: it may have been posted where Palabre may no longer look. */
export interface SkippedRecap {
  readonly week: string;
  readonly due: number;
  readonly inDoubt?: boolean;
}

/** What Palabre itself records as it sends. */
export type RecapNews =
  | { readonly type: 'begin'; readonly recap: DueRecap; readonly outline: RecapOutline }
  | { readonly type: 'silent'; readonly recap: DueRecap }
  /** What became of its message. */
  | { readonly type: 'shown'; readonly week: string; readonly what: PlacementEvent }
  | ({ readonly type: 'skip' } & SkippedRecap)
  /** What keeps it from being posted. */
  | { readonly type: 'fail'; readonly week: string; readonly what: DeliveryProblem }
  /** Workshops that the recap of a channel does not tell of, since not all its readers may read them. */
  | {
      readonly type: 'leftOut';
      readonly channel: string;
      readonly workshops: readonly string[];
    }
  /** A channel was deleted; `week` is the present ISO week where the community is. */
  | { readonly type: 'channelGone'; readonly channel: string; readonly week: string };

export type RecapError =
  | { readonly kind: 'mayNotRecap' }
  | { readonly kind: 'unknownTimezone'; readonly timezone: string }
  | { readonly kind: 'recapNotScheduled' }
  | { readonly kind: 'recapPosted'; readonly at: number; readonly channel: string }
  | { readonly kind: 'recapOnItsWay' }
  | { readonly kind: 'noRecapYet' }
  | { readonly kind: 'answerTooLong'; readonly max: number }
  | { readonly kind: 'answerEmpty' }
  | { readonly kind: 'notAPerson' };

type Decided = Result<RecapEvent[], RecapError>;

/** The longest answer to an invitation, in characters. */
export const maxAnswer = 500;

export interface RecapContext {
  readonly now: number;
  readonly by: Actor;
  readonly isTimezone: (name: string) => boolean;
  /** Where the person acts, if it is known. */
  readonly channel?: string;
}

export function decideRecap(
  state: RecapState,
  intent: RecapIntent,
  context: RecapContext,
): Decided {
  const { now, by, isTimezone } = context;
  if (!isHuman(by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'answer') return decideAnswer(state, intent, context);
  if (!by.moderates) return err({ kind: 'mayNotRecap' });
  switch (intent.type) {
    case 'schedule':
      if (!isTimezone(intent.schedule.timezone))
        return err({ kind: 'unknownTimezone', timezone: intent.schedule.timezone });
      return ok([scheduling(state, intent.schedule, by, now)]);
    case 'stop':
      if (wanted(state) === undefined) return err({ kind: 'recapNotScheduled' });
      return ok([{ type: 'recap.stopped' }]);
    case 'ask': {
      const posted = recapOf(state, intent.week);
      if (posted !== undefined)
        return err({ kind: 'recapPosted', at: posted.at, channel: posted.channel });
      if (state.asked !== null) return err({ kind: 'recapOnItsWay' });
      const { week, channel, locale } = intent;
      return ok([{ type: 'recap.asked', week, channel, locale, at: now, by: by.id }]);
    }
  }
}

/** The same moments as before: what is due of them stays so. */
function scheduling(
  { schedule: former }: RecapState,
  schedule: RecapSchedule,
  by: Actor,
  now: number,
): RecapEvent {
  const { day, time, timezone } = schedule;
  const same =
    former?.day === day && former.time === time && former.timezone === timezone
      ? former
      : undefined;
  return { type: 'recap.scheduled', ...schedule, by: by.id, since: same?.since ?? now };
}

/** Answers go to the latest recap, whichever one's button was pressed; an empty one is taken back. */
function decideAnswer(
  state: RecapState,
  { invitation, text, anonymous }: Extract<RecapIntent, { type: 'answer' }>,
  { now: at, by: { id: person, name }, channel }: RecapContext,
): Decided {
  const week = latestRecap(state)?.week;
  const said = text.trim();
  if (week === undefined) return err({ kind: 'noRecapYet' });
  if (said.length > maxAnswer) return err({ kind: 'answerTooLong', max: maxAnswer });
  const former = state.answers.some(
    (each) => each.week === week && each.invitation === invitation && each.person === person,
  );
  if (said !== '')
    return ok([
      {
        type: 'recap.answered',
        week,
        invitation,
        person,
        name,
        anonymous,
        text: said,
        at,
        ...(channel === undefined ? {} : { channel }),
      },
    ]);
  return former
    ? ok([{ type: 'recap.answerWithdrawn', week, invitation, person }])
    : err({ kind: 'answerEmpty' });
}

export function latestRecap({ recaps }: RecapState): Recap | undefined {
  return recaps.at(-1);
}

/** What is no longer true when it would be recorded is left out, and the sender looks again. */
export function recordRecap(state: RecapState, news: RecapNews, now: number): RecapEvent[] {
  switch (news.type) {
    case 'begin': {
      if (!isStillDue(state, news.recap)) return [];
      const { week, due, channel, locale, generation } = news.recap;
      const { outline } = news;
      return [{ type: 'recap.begun', week, due, channel, locale, generation, outline }];
    }
    case 'silent':
      return isStillDue(state, news.recap) ? [{ type: 'recap.silent', week: news.recap.week }] : [];
    case 'shown':
      return recordShown(state, news, now);
    case 'skip':
      return [skipping(state, news)];
    case 'fail': {
      const { week, what } = news;
      if (state.pending?.week !== week || isKnown(state, week, what)) return [];
      return [{ type: 'recap.failed', week, at: now, what }];
    }
    case 'leftOut':
      return news.workshops
        .filter((workshop) => entryOf(state.leftOut, workshop) === undefined)
        .map((workshop) => ({ type: 'recap.leftOut', workshop, channel: news.channel }));
    case 'channelGone':
      return losingChannel(state, news, now);
  }
}

/** What was to be sent there is not sent at all, until somebody says where it goes instead. */
function losingChannel(
  state: RecapState,
  { channel, week }: { readonly channel: string; readonly week: string },
  at: number,
): RecapEvent[] {
  if ((state.schedule ?? state.asked)?.channel !== channel) return [];
  return [
    { type: 'recap.stopped' },
    { type: 'recap.failed', week, at, what: { channel, gone: true }, stopped: true },
  ];
}

function isStillDue(state: RecapState, { week, generation }: DueRecap): boolean {
  return (
    state.pending === null &&
    wanted(state)?.generation === generation &&
    recapOf(state, week) === undefined
  );
}

/** The same problem again is not worth a record a minute. */
function isKnown({ problem }: RecapState, week: string, what: DeliveryProblem): boolean {
  return problem?.week === week && isSameProblem(problem.what, what);
}

type Shown = Extract<RecapNews, { type: 'shown' }>;

/** Posted, it counts for its week; given up unposted, it is over all the same. */
function recordShown(state: RecapState, { week, what }: Shown, now: number): RecapEvent[] {
  const { pending } = state;
  const isPending = pending?.week === week;
  if (!isPending && recapOf(state, week) === undefined) return [];
  const shown = { type: 'recap.shown' as const, week, what };
  if (!isPending) return [shown];
  if (what.type === 'post.placed') return [{ type: 'recap.posted', week, at: now }, shown];
  return what.type === 'post.removed' ? [givingUp(state, pending, what.inDoubt === true)] : [shown];
}

/** One that is not wanted any more is only dropped, unless it may stand in the channel all the same. */
function givingUp(state: RecapState, pending: PendingRecap, inDoubt: boolean): RecapEvent {
  const { week, due } = pending;
  if (inDoubt) return skipping(state, { week, due, inDoubt });
  return isWanted(state, pending)
    ? skipping(state, { week, due })
    : { type: 'recap.dropped', week };
}

function skipping(
  state: RecapState,
  { week, due, inDoubt }: SkippedRecap,
): Extract<RecapEvent, { type: 'recap.skipped' }> {
  const failed = state.problem?.week === week || state.pending?.week === week;
  const doubt = inDoubt === true ? { inDoubt } : {};
  return { type: 'recap.skipped', week, due, ...doubt, reason: failed ? 'failed' : 'away' };
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly recap: RecapError;
  }
}
