import { dayMs } from '../../kernel/hours/day.ts';
import { dueForQuiet, quietEnd } from '../../kernel/hours/quiet.ts';
import type { LastingIntent } from './intents.ts';
import type { OpenedWorkshop, WorkshopEvent } from './state.ts';

/** Facilitators are told of an erasure so long before, in milliseconds. */
export const toldBeforeMs = 7 * dayMs;

/** When somebody last did something in it, by its own records. */
export const heardIn = ({ activeAt, opening }: OpenedWorkshop): number => activeAt ?? opening.at;

/** When it ends by itself unless something happens; undefined while nobody was asked. */
export function quietEndOf(workshop: OpenedWorkshop): number | undefined {
  const { quietAskedAt } = workshop;
  return quietAskedAt === undefined ? undefined : quietEnd(heardIn(workshop), quietAskedAt);
}

/** Adds that somebody did something: once a day at most, or as an answer to the question. */
export function withActivity(
  state: OpenedWorkshop,
  events: WorkshopEvent[],
  now: number,
): WorkshopEvent[] {
  const isNews = now - heardIn(state) >= dayMs || state.quietAskedAt !== undefined;
  const isSaid = events.some(({ type }) => type === 'workshop.active');
  if (events.length === 0 || state.closedAt !== null || !isNews || isSaid) return events;
  return [...events, { type: 'workshop.active', at: now }];
}

export function decideLasting(
  state: OpenedWorkshop,
  intent: LastingIntent,
  now: number,
): WorkshopEvent[] {
  return intent.type === 'noteQuiet'
    ? decideQuiet(state, intent.heardAt, now)
    : decideTelling(state, intent.erasedAt, now);
}

function decideQuiet(state: OpenedWorkshop, inPolls: number, now: number): WorkshopEvent[] {
  if (state.closedAt !== null) return [];
  const heardAt = Math.max(inPolls, heardIn(state));
  switch (dueForQuiet({ heardAt, askedAt: state.quietAskedAt }, now)) {
    case 'nothing':
      return [];
    case 'takeBack':
      return [{ type: 'workshop.active', at: heardAt }];
    case 'ask':
      // What its polls heard is noted, for the question to say when it ends.
      return [
        ...(heardAt > heardIn(state) ? [{ type: 'workshop.active' as const, at: heardAt }] : []),
        { type: 'workshop.quietAsked', at: now },
      ];
    case 'end':
      return [
        { type: 'timebox.cleared' },
        { type: 'workshop.closed', at: now, because: 'quiet' },
        { type: 'summary.asked' },
      ];
  }
}

/** Told again if the time is another; never less than a week before it comes. */
function decideTelling(
  { closedAt, erasure }: OpenedWorkshop,
  erasedAt: number | undefined,
  now: number,
): WorkshopEvent[] {
  if (closedAt === null) return [];
  if (erasedAt === undefined || erasedAt - toldBeforeMs > now)
    return erasure === undefined ? [] : [{ type: 'workshop.erasureCalledOff' }];
  const toldAt = erasure?.toldAt ?? now;
  const at = Math.max(erasedAt, toldAt + toldBeforeMs);
  return erasure?.at === at ? [] : [{ type: 'workshop.erasureTold', toldAt, at }];
}

/** True once it may be erased at `now`: its facilitators were told in time, or nobody could be. */
export function isErasable(
  { erasure, channelGone }: Pick<OpenedWorkshop, 'erasure' | 'channelGone'>,
  now: number,
): boolean {
  return channelGone === true || (erasure !== undefined && erasure.at <= now);
}
