import { note } from '../../../kernel/view/note.ts';
import type { Rich } from '../../../kernel/rich.ts';
import { goOn, order } from './commanding.ts';
import { ownMessage, takenByWords, whoWrong } from './hearing.ts';
import { addressed } from './line.ts';
import { votedFreely } from './loose-ballot.ts';
import type { From } from './place.ts';
import { cancelledView } from './prompt.ts';
import { fill, reply, take } from './reply.ts';
import type { Said } from './spoken.ts';
import { tell } from './tell.ts';
import type { Heard } from './tools.ts';
import { firstTurn, tellStranger, turnOf } from './turning.ts';
import { command, namesOf, type Turn, type TurnTools } from './turn.ts';

/** In a direct room everything is for Palabre: an answer, a number, a button's words, a command. */
export async function hearDirect(tools: TurnTools, event: Heard, said: Said): Promise<void> {
  const { text, by, room, replyTo } = said;
  const { askings, command: pending, offers, from } = await tools.memory.of(by);
  const asking = askings.at(-1);
  const own = onceAsked(async () => {
    const replied = replyTo ?? offers;
    return replied === undefined ? undefined : ownMessage(tools, room, replied);
  });
  const turn =
    (await firstTurn(tools, event, [asking?.from, pending?.from])) ??
    (await firstTurn(tools, event, [(await own())?.from, from])) ??
    (await sharedTurn(tools, event, by));
  if (turn === undefined) return tellStranger(tools, event);
  const asked = addressed(text, namesOf(tools, room));
  if (asked !== undefined && (await order(turn, asked, said.file))) return;
  // Each counts where it was begun, whatever else is under way.
  const at = async (place: From | undefined) =>
    place === turn.from ? turn : turnOf(tools, event, place);
  const taken = async (): Promise<boolean> => {
    const offered = await own();
    const there = (await at(offered?.from)) ?? turn;
    const found = offered && takenByWords(there, offered, text);
    if (found !== undefined) await take(there, found);
    return found !== undefined;
  };
  const isReply = replyTo !== undefined;
  if (isReply && (await taken())) return;
  const ordered = pending && (await at(pending.from));
  if (pending !== undefined && ordered !== undefined) return goOn(ordered, pending, text);
  const filling = asking && (await at(asking.from));
  if (asking !== undefined && filling !== undefined) return fill(filling, asking, text);
  if (!isReply && (await taken())) return;
  if (tools.table.find(text) !== undefined && (await order(turn, text, said.file))) return;
  const offered = await own();
  const wrong = offered && whoWrong((await at(offered.from)) ?? turn, offered, text);
  if (wrong !== undefined && isReply) return tell(turn, note(wrong));
  // There is nothing to cancel, and nobody means to contribute that word.
  if (tools.says.is(text, 'cancel')) return tell(turn, cancelledView(turn.t), { as: 'notice' });
  if (await votedFreely(turn, event, text)) return;
  return writeFreely(turn, text, wrong);
}

/** Looks it up once, on first use: most messages need no look at what they may answer. */
function onceAsked<T>(look: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= look());
}

/** People who share a room with Palabre may write to it before they did anything. */
function sharedTurn(tools: TurnTools, event: Heard, by: string): Promise<Turn | undefined> {
  const places = tools.rooms.roomsWith(by).map((room): From => ({ room }));
  return firstTurn(tools, event, places);
}

/**
 * Puts what is written to Palabre alone on the open board, or on one that the person chooses. If no
 * board is open, `wrong` says why it answers nothing else, if it may have been an answer.
 */
async function writeFreely(turn: Turn, text: string, wrong: Rich | undefined): Promise<void> {
  const { tools, person, base } = turn;
  const open = { ...base, name: 'contribute', sub: undefined, option: 'board', typed: '' };
  if ((await tools.dispatcher.complete(open)).length === 0)
    return wrong === undefined ? help(turn) : tell(turn, note(wrong));
  await tools.memory.note(person, (before) => ({ ...before, loose: text }));
  await order(turn, 'contribute', undefined);
}

const help = async (turn: Turn): Promise<void> =>
  reply(turn, await command(turn, 'help', undefined, {}));
