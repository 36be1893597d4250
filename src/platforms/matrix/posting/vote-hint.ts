import { actionName } from '../../../kernel/view/action.ts';
import { joined } from '../../../kernel/rich.ts';
import type { View } from '../../../kernel/view/view.ts';
import { selfLink } from '../rooms/meaning.ts';
import { offeredBy } from '../talk/presses.ts';
import type { PostingTools } from './tools.ts';

/**
 * Adds to a view with a vote how to vote in one message: people who ask for a ballot first get two
 * answers, for which a server that limits the account may have no room. On such a server, they see
 * at once that the ballot was read, and the hint says what that means.
 */
export async function withVoteHint(
  { rooms, outbox, wordsIn }: Pick<PostingTools, 'rooms' | 'outbox' | 'wordsIn'>,
  room: string,
  view: View,
): Promise<View> {
  if (!offeredBy(view).presses.some(({ ref }) => actionName(ref) === 'poll.vote')) return view;
  const t = await wordsIn(room);
  const words = {
    palabre: selfLink(rooms.self),
    yes: letterOf(t.plain('matrix.stance.yes')),
    ifNeedBe: letterOf(t.plain('matrix.stance.ifNeedBe')),
    no: letterOf(t.plain('matrix.stance.no')),
    stances: String(view.stances ?? 2),
  };
  const how = t.say('matrix.ballot.atOnce', words);
  const text = outbox.isLimited() ? joined([how, t.say('matrix.ballot.whenRead')], ' ') : how;
  return { ...view, blocks: [...view.blocks, { kind: 'small', text }] };
}

/** The first of a stance's words is its letter. */
const letterOf = (ways: string): string => (ways.split(',')[0] ?? '').toUpperCase();
