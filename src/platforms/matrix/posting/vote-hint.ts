import { actionName } from '../../../kernel/view/action.ts';
import type { View } from '../../../kernel/view/view.ts';
import { selfLink } from '../rooms/meaning.ts';
import { offeredBy } from '../talk/presses.ts';
import type { PostingTools } from './tools.ts';

/**
 * A view, with how to vote at once if there is a vote in it: whoever asks for a ballot first is answered
 * twice, for which a server that limits the account may have no room.
 */
export async function withVoteHint(
  { rooms, wordsIn }: Pick<PostingTools, 'rooms' | 'wordsIn'>,
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
  const text = t.say('matrix.ballot.atOnce', words);
  return { ...view, blocks: [...view.blocks, { kind: 'small', text }] };
}

/** The first way of saying a stance is its letter. */
const letterOf = (ways: string): string => (ways.split(',')[0] ?? '').toUpperCase();
