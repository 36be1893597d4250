import type { SkippedRecap, RecapNews } from './intents.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { isSameProblem, type DeliveryProblem } from '../../kernel/delivery-problem.ts';
import {
  isWanted,
  recapOf,
  wanted,
  type PendingRecap,
  type RecapEvent,
  type RecapState,
} from './state.ts';
import type { DueRecap } from './due.ts';

/** Leaves out what is no longer true when it is recorded; the sender then looks again. */
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

/** Recaps for a deleted channel stop until somebody chooses another one. */
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

/** The same problem is not recorded again every minute. */
function isKnown({ problem }: RecapState, week: string, what: DeliveryProblem): boolean {
  return problem?.week === week && isSameProblem(problem.what, what);
}

type Shown = Extract<RecapNews, { type: 'shown' }>;

/** Once posted, it counts for its week; if it is given up unposted, it is over as well. */
function recordShown(state: RecapState, { week, what }: Shown, now: number): RecapEvent[] {
  const { pending } = state;
  const isPending = pending?.week === week;
  if (!isPending && recapOf(state, week) === undefined) return [];
  const shown = { type: 'recap.shown' as const, week, what };
  if (!isPending) return [shown];
  if (what.type === 'post.placed') return [{ type: 'recap.posted', week, at: now }, shown];
  return what.type === 'post.removed' ? [givingUp(state, pending, what.inDoubt === true)] : [shown];
}

/** A recap that is no longer wanted is only dropped, unless it may be in the channel after all. */
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
