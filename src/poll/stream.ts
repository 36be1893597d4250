import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import {
  emptyPoll,
  pollEventSchema,
  pollStateSchema,
  type PollEvent,
  type PollState,
} from './domain/state.ts';
import { pollOwnData } from './domain/own-data.ts';
import { evolvePoll } from './domain/fold.ts';
import { keptPoll } from './domain/keeping.ts';

export const pollKind: StreamKind<PollState, PollEvent> = {
  name: 'poll',
  version: 1,
  initial: emptyPoll,
  evolve: evolvePoll,
  kept: keptPoll,
  ownData: pollOwnData,
  events: pollEventSchema,
  state: pollStateSchema,
};

declare module '../engine/context.ts' {
  interface RoomStreams {
    readonly polls: Streams<PollState, PollEvent>;
  }
}

declare module '../engine/delivery/subject.ts' {
  interface SubjectKinds {
    readonly poll: { readonly id: string };
  }
}
