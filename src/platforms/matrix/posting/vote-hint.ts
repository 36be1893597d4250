import { joined } from '../../../kernel/rich.ts';
import type { View } from '../../../kernel/view/view.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { selfLink } from '../rooms/meaning.ts';
import type { StanceWords } from '../talk/ballot.ts';
import { lettersHow } from '../talk/prompt.ts';
import { ways } from '../talk/says.ts';
import type { PostingTools } from './tools.ts';

interface HintTools extends Pick<PostingTools, 'translatorIn'> {
  readonly rooms: Pick<PostingTools['rooms'], 'self'>;
  readonly outbox: Pick<PostingTools['outbox'], 'isLimited'>;
}

/**
 * Adds to a view with a vote how to vote in one message: people who ask for a ballot first get two
 * answers, for which a server that limits the account may have no room. On such a server, they see
 * at once that the ballot was read, and the hint says what that means.
 */
export async function withVoteHint(
  { rooms, outbox, translatorIn }: HintTools,
  room: string,
  view: View,
): Promise<View> {
  if (view.ballot === undefined) return view;
  const t = await translatorIn(room);
  const lines = [
    t.say('matrix.ballot.atOnce', { palabre: selfLink(rooms.self) }),
    lettersHow(view.ballot, t, stanceWords(t)),
    ...(outbox.isLimited() ? [t.say('matrix.ballot.whenRead')] : []),
  ];
  return { ...view, blocks: [...view.blocks, { kind: 'small', text: joined(lines, '\n') }] };
}

const stanceWords = (t: Translator): StanceWords => ({
  yes: ways(t.plain('matrix.stance.yes')),
  ifNeedBe: ways(t.plain('matrix.stance.ifNeedBe')),
  no: ways(t.plain('matrix.stance.no')),
});
