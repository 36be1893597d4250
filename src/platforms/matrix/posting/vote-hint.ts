import { actionName } from '../../../kernel/view/action.ts';
import { joined } from '../../../kernel/rich.ts';
import type { View } from '../../../kernel/view/view.ts';
import { selfLink } from '../rooms/meaning.ts';
import { offeredBy } from '../talk/presses.ts';
import type { PostingTools } from './tools.ts';

/**
 * A view, with how to vote at once if there is a vote in it: whoever asks for a ballot first is answered
 * twice, for which a server that limits the account may have no room. There, they see at once that
 * it was read, and are told what that means.
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

/** The first way of saying a stance is its letter. */
const letterOf = (ways: string): string => (ways.split(',')[0] ?? '').toUpperCase();
