import { entryOf } from '../../kernel/dictionary.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { z } from 'zod';
import type { keepingEvents, Rewritten } from './keeping-state.ts';
import type { CommunityState } from './state.ts';

/** Whom a community is about to forget, and what its channels must still show without them. */

type KeepingEvent = z.infer<(typeof keepingEvents)[number]>;

export type ErasingIntent =
  | { readonly type: 'askErasure'; readonly person: PersonId; readonly now: number }
  | { readonly type: 'noteRewriting' | 'noteShown'; readonly what: Rewritten };

export function foldErasing(state: CommunityState, event: KeepingEvent): CommunityState {
  if (event.type === 'erasure.asked')
    state.erasures = { ...state.erasures, [event.person]: event.at };
  if (event.type === 'erasure.rewriting')
    state.shownAgain = [...(state.shownAgain ?? []), event.what];
  if (event.type === 'erasure.shown')
    state.shownAgain = (state.shownAgain ?? []).filter((each) => !isSame(each, event.what));
  return state;
}

/** Asking twice changes nothing: what is under way goes on. */
export function decideErasing(state: CommunityState, intent: ErasingIntent): KeepingEvent[] {
  if (intent.type === 'askErasure') {
    const { person, now: at } = intent;
    if (entryOf(state.erasures ?? {}, person) !== undefined) return [];
    return [{ type: 'erasure.asked', person, at }];
  }
  const { what } = intent;
  const isWaiting = (state.shownAgain ?? []).some((each) => isSame(each, what));
  if (intent.type === 'noteShown') return isWaiting ? [{ type: 'erasure.shown', what }] : [];
  return isWaiting ? [] : [{ type: 'erasure.rewriting', what }];
}

const isSame = (one: Rewritten, other: Rewritten): boolean =>
  one.kind === other.kind && one.id === other.id;
