import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { sweepKind } from '../engine/streams/rewriting.ts';
import { channelsInUse, loseChannel } from './channels-gone.ts';

/** How long open items on a server that Palabre left wait for its return, in milliseconds. */
const waitMs = 30 * 24 * 60 * 60_000;

/**
 * Every community the store knows, one after the other; `isThere` says whether Palabre is on its
 * server. Items left open on a server for a month after Palabre left are ended, so that their
 * retention starts.
 */
export async function* knownCommunities(
  app: AppContext,
  isThere: (community: string) => boolean,
): AsyncGenerator<string, void> {
  const { tools, streams } = app;
  await sweepKind(tools.journal, 'community', streams.communities);
  await sweepKind(tools.journal, 'workshop', streams.workshops);
  await sweepKind(tools.journal, 'poll', streams.polls);
  await sweepKind(tools.journal, 'plan', streams.plans);
  await sweepKind(tools.journal, 'recap', streams.recaps);
  const seen = new Set<string>();
  // A community may have nothing but a plan or a recap.
  for (const kind of ['community', 'plan', 'recap'])
    for await (const id of tools.journal.list(kind)) {
      if (seen.has(id)) continue;
      seen.add(id);
      await attend(app, id, isThere(id));
      yield id;
    }
}

async function attend(app: AppContext, community: string, isThere: boolean): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok) return;
  const { leftAt } = found.value;
  const now = app.tools.clock();
  if (isThere !== (leftAt === undefined))
    await changeCommunity(app, community, systemActor, {
      type: 'notePresence',
      leftAt: isThere ? undefined : now,
    });
  else if (leftAt !== undefined && now - leftAt >= waitMs)
    for (const channel of await channelsInUse(app, community))
      await loseChannel(app, community, channel);
}
