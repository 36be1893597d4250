import { changeCommunity, systemActor, type AppContext } from '../engine/context.ts';
import { channelsInUse, loseChannel } from './channels-gone.ts';
import { sweepRewriting, waitingKind } from '../engine/streams/rewriting.ts';
import { communityKind } from '../program/stream-kinds.ts';

/** How long what is open on a server that Palabre left waits for it to come back, in milliseconds. */
const waitMs = 30 * 24 * 60 * 60_000;

/**
 * Every community the store knows, one after the other; `isThere` says whether Palabre is on its
 * server. What was left open on one that it left a month ago ends, so that the time it is kept counts.
 */
export async function* knownCommunities(
  app: AppContext,
  isThere: (community: string) => boolean,
): AsyncGenerator<string, void> {
  const { journal } = app.tools;
  const { name } = communityKind;
  for await (const id of journal.list(waitingKind(name))) {
    // Read, it takes in what waits for it, if it holds nothing yet.
    const found = await app.streams.communities.readUncached(id);
    if (found.ok) await sweepRewriting(journal, `${name}/${id}`);
  }
  for await (const id of journal.list(name)) {
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
    for (const channel of channelsInUse(found.value)) await loseChannel(app, community, channel);
}
