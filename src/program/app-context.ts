import type { AppContext, PalabreTools } from '../engine/context.ts';
import { openStreams } from '../engine/streams/streams.ts';
import { beginPlanned } from '../plan/cases.ts';
import { retell } from '../recap/cases.ts';
import { communityKind, pollKind, workshopKind } from './stream-kinds.ts';

/** What every use case works with: the streams of each room, and what follows from one in another. */
export function openAppContext(tools: PalabreTools): AppContext {
  return {
    tools,
    streams: {
      communities: openStreams(communityKind, tools),
      workshops: openStreams(workshopKind, tools),
      polls: openStreams(pollKind, tools),
    },
    reactions: { workshopStarted: beginPlanned, workshopChanged: retell },
  };
}
