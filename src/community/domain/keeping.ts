import type { keepingEvents } from './keeping-state.ts';
import type { z } from 'zod';
import type { CommunityState } from './state.ts';
import { entryOf } from '../../kernel/dictionary.ts';

/** How long a community keeps what it holds: when that ended, and whether Palabre is still there. */

type KeepingEvent = z.infer<(typeof keepingEvents)[number]>;

export type KeepingIntent =
  /** When a workshop that is over ended, or a poll of its own closed. */
  | { readonly type: 'noteEnding'; readonly id: string; readonly at: number }
  /** Whether Palabre is on its server. */
  | { readonly type: 'notePresence'; readonly leftAt: number | undefined };

export function foldKeeping(state: CommunityState, event: KeepingEvent): CommunityState {
  if (event.type === 'ending.noted') state.endings[event.id] = event.at;
  if (event.type === 'community.left') state.leftAt = event.at;
  if (event.type === 'community.back') delete state.leftAt;
  return state;
}

export function decideKeeping(state: CommunityState, intent: KeepingIntent): KeepingEvent[] {
  return intent.type === 'noteEnding'
    ? decideNote(state, intent)
    : decidePresence(state, intent.leftAt);
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

/** Whether its records hold what it has forgotten, and are to be written anew. */
export function isOutdated({ settings, stale }: Readonly<CommunityState>): boolean {
  return stale && (settings.retention ?? 'forever') !== 'forever';
}

/** The state alone, as the one event of a stream that is written anew. */
export function keptCommunity(state: Readonly<CommunityState>) {
  const kept: CommunityState = { ...state, stale: false };
  return { type: 'community.kept' as const, state: kept };
}
