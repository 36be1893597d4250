import { communityKind } from '../community/stream.ts';
import type { AppContext, AppTools } from '../engine/context.ts';
import { openStreams } from '../engine/streams/streams.ts';
import { beginPlanned } from '../plan/cases.ts';
import { planKind } from '../plan/stream.ts';
import { pollKind } from '../poll/stream.ts';
import { retell, retellAll } from '../recap/cases.ts';
import { recapKind } from '../recap/stream.ts';
import { tellSummariesAgain } from '../summary/cases.ts';
import { workshopKind } from '../workshop/stream.ts';

/** What every use case works with: the streams of each room, and the reactions of other rooms. */
export function openAppContext(tools: AppTools): AppContext {
  return {
    tools,
    streams: {
      communities: openStreams(communityKind, tools),
      workshops: openStreams(workshopKind, tools),
      polls: openStreams(pollKind, tools),
      plans: openStreams(planKind, tools),
      recaps: openStreams(recapKind, tools),
    },
    reactions: {
      workshopStarted: beginPlanned,
      workshopChanged: retell,
      namingChosen: async (app, id, community) => {
        await retellAll(app, id);
        await tellSummariesAgain(app, community);
      },
    },
  };
}

/** How many streams are in memory. */
export function streamsInMemory({ streams }: AppContext): number {
  return Object.values(streams).reduce((sum, each) => sum + each.inMemory(), 0);
}

/** For loops over all communities: the streams of one leave memory at once, unless in use. */
export function releaseCommunity({ streams }: AppContext, community: string): void {
  for (const each of [streams.communities, streams.plans, streams.recaps]) each.release(community);
}

/** For when what is in memory may be out of date: all of it is loaded again. */
export function forgetStreams({ streams }: AppContext): void {
  for (const each of Object.values(streams)) each.forget();
}

/** To be called every minute: streams unused for ten minutes leave memory. */
export function letGoOfStreams({ streams }: AppContext): void {
  for (const each of Object.values(streams)) each.letGo();
}
