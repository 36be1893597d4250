import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import type { PollState } from './domain/state.ts';
import { isAllShown } from './view/all-shown.ts';

/**
 * Whether a poll that its community lists is open, being prepared, or closed and not shown so yet. Of
 * one that is not, the community notes when it ended: nobody needs to read it again to know. One that
 * the store does not answer for may have something to do.
 */
export async function hasSomethingToDo(
  app: AppContext,
  community: string,
  id: string,
): Promise<boolean> {
  const found = await app.streams.polls.read(id);
  const at = found.ok && isAtRest(found.value) ? found.value.closedAt : null;
  if (at === null) return true;
  await changeCommunity(app, community, systemActor, { type: 'noteEnding', id, at });
  return false;
}

const isAtRest = (poll: PollState): boolean =>
  poll.status === 'closed' && (poll.channelGone === true || isAllShown(poll));
