import {
  communityEventSchema,
  communityStateSchema,
  emptyCommunity,
  evolveCommunity,
  type CommunityEvent,
  type CommunityState,
} from '../community/domain/community.ts';
import { keptCommunity } from '../community/domain/keeping.ts';
import {
  emptyPoll,
  evolvePoll,
  pollEventSchema,
  pollStateSchema,
  type PollEvent,
  type PollState,
} from '../poll/domain/state.ts';
import {
  emptyWorkshop,
  evolveWorkshop,
  workshopEventSchema,
  workshopStateSchema,
  type WorkshopEvent,
  type WorkshopState,
} from '../workshop/domain/state.ts';
import type { StreamKind } from '../engine/streams/streams.ts';

/** The three kinds of stream of the journal; a version goes up when a state or an event changes shape. */
export const communityKind: StreamKind<CommunityState, CommunityEvent> = {
  name: 'community',
  version: 1,
  initial: emptyCommunity,
  evolve: evolveCommunity,
  kept: keptCommunity,
  events: communityEventSchema,
  state: communityStateSchema,
};

export const workshopKind: StreamKind<WorkshopState, WorkshopEvent> = {
  name: 'workshop',
  version: 1,
  initial: emptyWorkshop,
  evolve: evolveWorkshop,
  events: workshopEventSchema,
  state: workshopStateSchema,
};

export const pollKind: StreamKind<PollState, PollEvent> = {
  name: 'poll',
  version: 1,
  initial: emptyPoll,
  evolve: evolvePoll,
  events: pollEventSchema,
  state: pollStateSchema,
};
