import type { Board } from '../../template/domain/template.ts';
import type { CastContribution, CastMessage } from '../cast.ts';
import type { Acts } from '../script.ts';
import { fillIn, offering, write } from './hands.ts';
import { facilitating, handsOf, type MatrixPlay } from './play.ts';
import { player } from './stage.ts';
import { repliedTo, type Seen } from './seen.ts';

/** What people do under the card of a board. */
export function boardActs(
  play: MatrixPlay,
): Pick<Acts, 'boardOpen' | 'contribute' | 'writeAndCollect'> {
  return {
    boardOpen: async (board) => void (await cardOf(play, board)),
    contribute: (board, contribution) => contribute(play, board, contribution),
    writeAndCollect: (board, message) => writeAndCollect(play, board, message),
  };
}

function cardOf(play: MatrixPlay, { id }: Board): Promise<Seen> {
  const hands = facilitating(play);
  return hands.person.until(`the board ${id}`, () =>
    offering(hands, `contribute.open:[a-z0-9]+:${id}`),
  );
}

/** Who has one thing to say replies to the card; who has more fills in the form. */
async function contribute(
  play: MatrixPlay,
  board: Board,
  contribution: CastContribution,
): Promise<void> {
  const { who, form, values, anonymous } = contribution;
  const [only = '', ...others] = Object.values(values);
  const hands = handsOf(play, who);
  if (others.length === 0 && !anonymous) return reply(play, who, board, only);
  const messages = answersTo(play, board, contribution);
  await fillIn(hands, `contribute.open:[a-z0-9]+:${board.id}:${form}`, messages);
}

async function reply(play: MatrixPlay, who: string, board: Board, text: string): Promise<void> {
  const { id, room } = await cardOf(play, board);
  await write(handsOf(play, who), room, text, { replyTo: id });
}

/** More is not written in one go, in characters. */
const muchToSay = 300;

/** In order, by numbers where an answer has lines of its own, or question by question. */
function answersTo(
  { stage }: MatrixPlay,
  { forms }: Board,
  { who, form, values, anonymous }: CastContribution,
): string[] {
  const fields = forms.find(({ id }) => id === form)?.fields ?? [];
  const answers = fields.map(({ id }) => values[id] ?? '-');
  const box = stage.texts.catalogues[player(stage, who).locale]['form.name.without'];
  if (anonymous) return [[box, ...answers].join('\n')];
  if (answers.some((answer) => answer.length > muchToSay)) return answers;
  const byNumbers = answers.some((answer) => answer.includes('\n'));
  const lines = answers.map((answer, at) => (byNumbers ? `${at + 1}. ${answer}` : answer));
  return [lines.join('\n')];
}

/**
 * Somebody replies to what somebody else said under the card, which is talk between people until it
 * is pointed at; where nobody said anything there, to the card itself.
 */
async function writeAndCollect(
  play: MatrixPlay,
  board: Board,
  { who, text, collectedBy }: CastMessage,
): Promise<void> {
  const card = await cardOf(play, board);
  const { person, palabre } = handsOf(play, collectedBy);
  const other = answersUnder(card, person.seen(card.room)).at(-1);
  if (other === undefined) return reply(play, who, board, text);
  const said = await handsOf(play, who).person.say(card.room, text, { replyTo: other.id });
  await person.until('what was said', () => person.seen(card.room).some(({ id }) => id === said));
  await person.react(card.room, said, '📌');
  await person.until('the sign under it', () =>
    person.reactions(card.room, said).some(({ sender }) => sender === palabre),
  );
}

/** What people said in reply to the card of a board, or to another message of its thread. */
function answersUnder(card: Seen, all: readonly Seen[]): Seen[] {
  const root = card.thread ?? card.id;
  const thread = new Set(
    all.filter(({ id, thread }) => id === root || thread === root).map(({ id }) => id),
  );
  return all.filter(
    ({ content, thread: own }) => own === undefined && thread.has(repliedTo(content) ?? ''),
  );
}
