import type { Actor } from '../kernel/people.ts';
import { ok } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import { decideCommunity, evolveCommunity, type CommunityIntent } from './domain/community.ts';
import { communityEventSchema, type CommunityEvent } from './domain/state.ts';
import { communityStateSchema, emptyCommunity, type CommunityState } from './domain/state.ts';
import { communityOwnData } from './domain/own-data.ts';
import { keptCommunity } from './domain/keeping.ts';
import { retentionIn, type Retention } from './domain/retention.ts';

export const communityKind: StreamKind<CommunityState, CommunityEvent> = {
  name: 'community',
  version: 1,
  initial: emptyCommunity,
  evolve: evolveCommunity,
  kept: (state) => [keptCommunity(state)],
  ownData: communityOwnData,
  events: communityEventSchema,
  state: communityStateSchema,
};

declare module '../engine/context.ts' {
  interface RoomStreams {
    readonly communities: Streams<CommunityState, CommunityEvent>;
  }
}

/** Decides on a community's stream; the answer is private, nothing changes in the chat. */
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

/** How long it keeps its data: what is usual unless it chose; forever if the store does not say. */
export async function retentionOf({ streams }: AppContext, id: string): Promise<Retention> {
  const found = await streams.communities.read(id);
  return found.ok ? retentionIn(found.value.settings) : 'forever';
}
