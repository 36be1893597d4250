import type { CommunityState } from '../community/domain/state.ts';
import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { dayMs } from '../kernel/hours/day.ts';
import { streamsOf } from './streams-of.ts';

/** What a community that removed Palabre had is kept so long, in case it comes back; milliseconds. */
const waitMs = 30 * dayMs;

/**
 * Notes whether Palabre is on its server; after a while, or at once if that was asked for, erases all of it.
 * `isTold`: the platform reported the removal. An absence that is only found may be a mistake, such as
 * another bot's token on the same store, which leaves a day to be noticed.
 */
export async function attend(
  app: AppContext,
  community: string,
  isThere: () => boolean,
  isTold: boolean,
): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok) return;
  let { leftAt } = found.value;
  if (isThere() === (leftAt !== undefined)) {
    leftAt = isThere() ? undefined : app.tools.clock();
    await changeCommunity(app, community, systemActor, { type: 'notePresence', leftAt });
  }
  if (leftAt === undefined || isThere()) return;
  const atOnce = found.value.settings.eraseWhenLeft === true;
  const keptMs = atOnce ? (isTold ? 0 : dayMs) : waitMs;
  if (app.tools.clock() - leftAt >= keptMs) await eraseCommunity(app, community, isThere);
}

/**
 * Erases everything a community has, its own stream last: as long as that is there, the rest is
 * erased again. Stops if Palabre comes back meanwhile.
 */
async function eraseCommunity(
  app: AppContext,
  community: string,
  isThere: () => boolean,
): Promise<void> {
  const { workshops, polls, plans, recaps, communities } = app.streams;
  const inTurn = takingTurns();
  const listed = await streamsOf(app, community);
  if (!listed.ok) return;
  // Polls first: without their workshop, nothing says which they were.
  for (const { kind, id } of listed.value.toReversed()) {
    if (isThere()) return;
    const erased = await (kind === 'workshop' ? workshops : polls).erase(id, () => true);
    if (!erased.ok) return;
    app.tools.changed({ kind, id });
    await inTurn();
  }
  const isGone = ({ leftAt }: Readonly<CommunityState>) => leftAt !== undefined && !isThere();
  for (const streams of [plans, recaps]) {
    const erased = await streams.erase(community, () => !isThere());
    if (!erased.ok) return;
  }
  const erased = await communities.erase(community, isGone);
  if (erased.ok && erased.value)
    app.tools.log.info('all data of a community that removed Palabre was erased', { community });
}
