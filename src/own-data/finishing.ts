import type { Rewritten } from '../community/domain/keeping-state.ts';
import { changeCommunity } from '../community/stream.ts';
import { answerWithinMs, systemActor, type AppContext } from '../engine/context.ts';
import { isAllShownAgain } from '../kernel/placement.ts';
import { erasePerson } from './erasing.ts';

/**
 * Takes up the erasures that a crash or an outage interrupted, then shows again what the chat may
 * still show of before. What cannot be done now is left for the next time. To be called at start,
 * and each day.
 */
export async function finishErasures(app: AppContext, community: string): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok) return;
  for (const person of Object.keys(found.value.erasures ?? {}))
    await erasePerson(app, community, person);
  await showErasures(app, community);
}

/** Waits a little for the chat to show what was rewritten, and notes what it shows by then. */
export async function showErasures(app: AppContext, community: string): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  const waiting = found.ok ? [...(found.value.shownAgain ?? [])] : [];
  for (const what of waiting) {
    await app.tools.delivery.show(what, answerWithinMs);
    if (await isShown(app, what))
      await changeCommunity(app, community, systemActor, { type: 'noteShown', what });
  }
}

/** True of what has no place to be shown in, too. */
async function isShown({ streams }: AppContext, { kind, id }: Rewritten): Promise<boolean> {
  const found = await (kind === 'workshop' ? streams.workshops : streams.polls).readUncached(id);
  if (!found.ok) return false;
  return found.value.channelGone === true || isAllShownAgain(found.value.placement);
}
