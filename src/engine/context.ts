import {
  decideCommunity,
  type CommunityEvent,
  type CommunityIntent,
  type CommunityState,
} from '../community/domain/community.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Actor } from '../kernel/people.ts';
import type { PollEvent, PollState } from '../poll/domain/state.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Template } from '../template/domain/template.ts';
import type { Locale } from '../kernel/text.ts';
import {
  wasOpened,
  type OpenedWorkshop,
  type WorkshopEvent,
  type WorkshopState,
} from '../workshop/domain/state.ts';
import type { Clock, Journal, Log, NewId, Painter, Sight } from './ports.ts';
import type { Streams } from './streams/streams.ts';

export interface Defaults {
  readonly locale: Locale;
  readonly timezone: string;
}

/**
 * What the chat must be brought up to date with: a workshop, a poll, a recap that is posted (its
 * community, a slash, its week), a plan (its community, a slash, its name), or when a community's next recap is due.
 */
export type Changed = {
  readonly kind: 'workshop' | 'poll' | 'plan' | 'recap' | 'schedule';
  readonly id: string;
};

export interface PalabreTools {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly painter: Painter;
  readonly sight: Sight;
  readonly templates: readonly Template[];
  readonly defaults: Defaults;
  readonly isTimezone: (name: string) => boolean;
  /** Called after each change that the chat must show. */
  readonly changed: (what: Changed) => void;
}

export interface Streamed {
  readonly communities: Streams<CommunityState, CommunityEvent>;
  readonly workshops: Streams<WorkshopState, WorkshopEvent>;
  readonly polls: Streams<PollState, PollEvent>;
}

/** Where somebody acts: the community, and the channel even when it was in one of its threads. */
export interface Place {
  readonly community: string;
  readonly channel: string;
  readonly thread?: string;
}

export type Outcome<T> = Promise<Result<T, Failure>>;

/** Palabre, when it finishes what somebody's decision entails in another stream. */
export const systemActor: Actor = { id: 'palabre', name: 'Palabre', moderates: true };

/**
 * What follows elsewhere from what happens in one room. Open: a room names what it tells others, and
 * the composition root says who listens.
 */
export interface Reactions {}

/** What every use case works with. */
export interface AppContext {
  readonly tools: PalabreTools;
  readonly streams: Streamed;
  readonly reactions: Reactions;
}

/** Decides on a community's stream; its people are told, the chat shows nothing of it. */
export async function changeCommunity(
  { tools, streams }: AppContext,
  id: string,
  by: Actor,
  intent: CommunityIntent,
): Outcome<CommunityState> {
  const context = { by, isTimezone: tools.isTimezone };
  const decide = (state: Readonly<CommunityState>) => decideCommunity(state, intent, context);
  const done = await streams.communities.update(id, by.id, decide, by.request);
  return done.ok ? ok(done.value.state) : done;
}

/** A workshop that was opened, whether it is over or not. */
export async function openedWorkshop({ streams }: AppContext, id: string): Outcome<OpenedWorkshop> {
  const found = await streams.workshops.read(id);
  if (!found.ok) return found;
  return wasOpened(found.value) ? ok(found.value) : err({ kind: 'noWorkshop' });
}
