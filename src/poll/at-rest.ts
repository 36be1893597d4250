import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import type { PollState } from './domain/state.ts';
import { isAllShown } from './view/all-shown.ts';

/**
 * True if a poll that its community lists is open, in preparation, or closed without showing it yet.
 * For all others the community notes when they ended, so that nobody needs to read them again. True
 * also if the store does not answer.
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

/** True of a poll that is over and shows it, as far as it has a place to. */
export const isAtRest = (poll: PollState): boolean =>
  poll.status === 'closed' && (poll.channelGone === true || isAllShown(poll));
