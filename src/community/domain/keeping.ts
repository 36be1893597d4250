import type { keepingEvents, RestingRecords } from './keeping-state.ts';
import type { z } from 'zod';
import type { CommunityState } from './state.ts';
import { decideErasing, foldErasing, type ErasingIntent } from './erasing.ts';
import { retentionIn } from './retention.ts';
import { entryOf } from '../../kernel/dictionary.ts';

/** How long a community keeps its data: when things ended, and whether Palabre is still there. */

type KeepingEvent = z.infer<(typeof keepingEvents)[number]>;

export type KeepingIntent =
  /** When a finished workshop ended, or a poll of its own closed. */
  | { readonly type: 'noteEnding'; readonly id: string; readonly at: number }
  /** With which records a workshop that ended is at rest. */
  | { readonly type: 'noteRest'; readonly id: string; readonly records: RestingRecords }
  /** True while Palabre is on its server. */
  | { readonly type: 'notePresence'; readonly leftAt: number | undefined }
  | ErasingIntent;

export function foldKeeping(state: CommunityState, event: KeepingEvent): CommunityState {
  if (event.type === 'ending.noted') state.endings[event.id] = event.at;
  if (event.type === 'rest.noted') state.rests = { ...state.rests, [event.id]: event.records };
  if (event.type === 'community.left') state.leftAt = event.at;
  if (event.type === 'community.back') delete state.leftAt;
  return foldErasing(state, event);
}

export function decideKeeping(state: CommunityState, intent: KeepingIntent): KeepingEvent[] {
  if (intent.type === 'noteEnding') return decideNote(state, intent);
  if (intent.type === 'noteRest') return decideRest(state, intent);
  if (intent.type === 'notePresence') return decidePresence(state, intent.leftAt);
  return decideErasing(state, intent);
}

/** Nothing is noted about items that are not, or no longer, kept. */
function decideNote(
  { past, polls, endings }: CommunityState,
  { id, at }: Extract<KeepingIntent, { type: 'noteEnding' }>,
): KeepingEvent[] {
  const kept = past.includes(id) || polls.some((poll) => poll.id === id);
  return kept && entryOf(endings, id) === undefined ? [{ type: 'ending.noted', id, at }] : [];
}

function decideRest(
  { past, rests = {} }: CommunityState,
  { id, records }: Extract<KeepingIntent, { type: 'noteRest' }>,
): KeepingEvent[] {
  const isNews = JSON.stringify(entryOf(rests, id)) !== JSON.stringify(records);
  return past.includes(id) && isNews ? [{ type: 'rest.noted', id, records }] : [];
}

function decidePresence({ leftAt }: CommunityState, now: number | undefined): KeepingEvent[] {
  if ((leftAt === undefined) === (now === undefined)) return [];
  return [now === undefined ? { type: 'community.back' } : { type: 'community.left', at: now }];
}

/** True if its records contain forgotten data, and must be rewritten. */
export function isOutdated({ settings, stale }: Readonly<CommunityState>): boolean {
  return stale && retentionIn(settings) !== 'forever';
}

/** The state alone, as the one event of a rewritten stream. */
export function keptCommunity(state: Readonly<CommunityState>) {
  const kept: CommunityState = { ...state, stale: false };
  return { type: 'community.kept' as const, state: kept };
}
