import { z } from 'zod';
import type { CommunityState } from './community.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { RecapEvent } from '../../recap/domain/state.ts';
import { erasedAt, type Retention } from './retention.ts';

/** How long a community keeps what it holds: when that ended, and whether Palabre is still there. */

export const keepingState = {
  /**
   * When each of what it kept ended, in milliseconds since 1970, as far as that was noted: a snapshot
   * from before this was kept has none.
   */
  endings: z.record(z.string(), z.number()).default(() => ({})),
  /** When Palabre was first seen to be on its server no more, in milliseconds since 1970. */
  leftAt: z.number().optional(),
  /**
   * Since when its records hold what people said or were called by, in milliseconds since 1970; null
   * where they hold none, 0 in a snapshot from before this was kept.
   */
  wordsSince: z.number().nullable().default(0),
  /** What was said in a poll or a plan was forgotten, and is in its records still. */
  stale: z.boolean().default(false),
};

export const keepingEvents = [
  z.object({ type: z.literal('ending.noted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
] as const;
type KeepingEvent = z.infer<(typeof keepingEvents)[number]>;

export type KeepingIntent =
  /** When a workshop that is over ended, or a poll of its own closed. */
  | { readonly type: 'noteEnding'; readonly id: string; readonly at: number }
  /** Whether Palabre is on its server. */
  | { readonly type: 'notePresence'; readonly leftAt: number | undefined }
  /** What recaps told and were answered, past the time it is kept. */
  | { readonly type: 'forgetRecaps'; readonly now: number };

export function foldKeeping(state: CommunityState, event: KeepingEvent): void {
  if (event.type === 'ending.noted') state.endings[event.id] = event.at;
  if (event.type === 'community.left') state.leftAt = event.at;
  if (event.type === 'community.back') delete state.leftAt;
}

export function decideKeeping(
  state: CommunityState,
  intent: KeepingIntent,
): (KeepingEvent | RecapEvent)[] {
  switch (intent.type) {
    case 'noteEnding':
      return decideNote(state, intent);
    case 'notePresence':
      return decidePresence(state, intent.leftAt);
    case 'forgetRecaps':
      return decideForget(state, intent.now);
  }
}

/** Of what is not kept, or no more, nothing is noted. */
function decideNote(
  { past, polls, endings }: CommunityState,
  { id, at }: Extract<KeepingIntent, { type: 'noteEnding' }>,
): KeepingEvent[] {
  const kept = past.includes(id) || polls.some((poll) => poll.id === id);
  return kept && entryOf(endings, id) === undefined ? [{ type: 'ending.noted', id, at }] : [];
}

function decidePresence({ leftAt }: CommunityState, now: number | undefined): KeepingEvent[] {
  if ((leftAt === undefined) === (now === undefined)) return [];
  return [now === undefined ? { type: 'community.back' } : { type: 'community.left', at: now }];
}

function decideForget(state: CommunityState, now: number): RecapEvent[] {
  const { retention = 'forever' } = state.settings;
  const past = timesSaid(state).filter((at) => isPast(at, retention, now));
  return past.length === 0 ? [] : [{ type: 'recap.forgotten', until: Math.max(...past) }];
}

/** Whether its records hold what is past the time it is kept: they are then written anew. */
export function isOutdated(state: Readonly<CommunityState>, now: number): boolean {
  const { retention = 'forever' } = state.settings;
  if (retention === 'forever') return false;
  return state.stale || (state.wordsSince !== null && isPast(state.wordsSince, retention, now));
}

/** The state alone, as the one event of a stream that is written anew. */
export function keptCommunity(state: Readonly<CommunityState>) {
  const [oldest = null] = timesSaid(state).toSorted((a, b) => a - b);
  const kept: CommunityState = { ...state, wordsSince: oldest, stale: false };
  return { type: 'community.kept' as const, state: kept };
}

const timesSaid = ({ recap }: Readonly<CommunityState>): number[] =>
  [...recap.answers, ...recap.recaps].map(({ at }) => at);

const isPast = (at: number, retention: Retention, now: number): boolean => {
  const time = erasedAt(at, retention);
  return time !== undefined && time <= now;
};
