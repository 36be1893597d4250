import { entryOf } from '../kernel/dictionary.ts';
import { ok, type Result } from '../kernel/result.ts';
import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { unlessDown } from '../engine/streams/streams.ts';
import { type StoreDown } from '../engine/streams/stream-kind.ts';
import type { OpenedWorkshop } from './domain/state.ts';

/** Frees the channel of a workshop that is over, once; true where it did. */
export async function freeChannelOf(
  app: AppContext,
  { id, opening, closedAt }: OpenedWorkshop,
): Promise<Result<boolean, StoreDown>> {
  const { community, channel } = opening;
  const found = await app.streams.communities.read(community);
  if (!found.ok) return found;
  if (entryOf(found.value.workshops, channel) !== id) return ok(false);
  const at = closedAt ?? undefined;
  const ending = { type: 'endWorkshop', id, channel, at } as const;
  const done = await changeCommunity(app, community, systemActor, ending);
  return done.ok ? ok(true) : unlessDown(done.error, false);
}
