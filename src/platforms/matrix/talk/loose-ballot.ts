import { actionName } from '../../../kernel/view/action.ts';
import { note } from '../../../kernel/view/note.ts';
import { joined, type Rich } from '../../../kernel/rich.ts';
import { isBallot } from './answers.ts';
import { askingOf, type Asking } from './asking.ts';
import { readBallot } from './ballot.ts';
import type { From } from './place.ts';
import { fill, open } from './reply.ts';
import { tell } from './tell.ts';
import type { Heard } from './tools.ts';
import { inPlace, turnOf } from './turning.ts';
import { act, type Turn, type TurnTools } from './turn.ts';

/** Says that a ballot written where others read it is not counted. */
export const notHere = ({ t }: Turn): Rich => t.say('matrix.ballot.aloud');

/**
 * Handles a ballot that somebody writes in a room without having asked for one: it is filled in in
 * their direct room.
 */
export async function votedAloud(turn: Turn, event: Heard, text: string): Promise<boolean> {
  if (!isLoud(text)) return false;
  const [vote, ...others] = await votesMeant(turn.tools, event, text, [{ room: turn.room }]);
  if (vote === undefined) return false;
  const said = notHere(turn);
  if (others.length > 0)
    await tell(turn, note(joined([said, turn.t.say('matrix.ballot.which')], ' ')));
  else await inPlace(vote.turn, () => open(vote.turn, vote.asking, said));
  return true;
}

/**
 * Takes a ballot in a direct room for a vote that is open somewhere: nobody else reads it, so it
 * counts.
 */
export async function votedFreely(turn: Turn, event: Heard, text: string): Promise<boolean> {
  const { tools, person } = turn;
  const places = tools.rooms.roomsWith(person).map((room): From => ({ room }));
  const [vote, ...others] = await votesMeant(tools, event, text, places);
  if (vote === undefined) return false;
  if (others.length > 0) await tell(turn, note(turn.t.say('matrix.ballot.which')));
  else await fill(vote.turn, vote.asking, text);
  return true;
}

/** A vote that is open, and the ballot that somebody would fill in there. */
interface VoteMeant {
  readonly turn: Turn;
  readonly asking: Asking;
}

/**
 * The open votes in these rooms for which a line, with no ballot asked for, is a whole ballot: a
 * bare run of letters, as many as there are options. Votes are few, so each is checked.
 */
async function votesMeant(
  tools: TurnTools,
  event: Heard,
  said: string,
  places: readonly From[],
): Promise<VoteMeant[]> {
  const meant: VoteMeant[] = [];
  for (const place of places) {
    const votes = tools.offeredIn(place.room).filter((ref) => actionName(ref) === 'poll.vote');
    const turn = votes.length === 0 ? undefined : await turnOf(tools, event, place);
    if (turn === undefined || !isBareBallot(turn, said)) continue;
    for (const ref of new Set(votes)) {
      const asking = await ballotOf(turn, ref);
      if (asking?.questions[0]?.options.length === said.length) meant.push({ turn, asking });
    }
  }
  return meant;
}

/** From this many letters on, a word is a ballot even if it is not in capitals. */
const clearly = 5;
const isLoud = (said: string): boolean => said.length >= clearly || said === said.toUpperCase();

function isBareBallot({ tools, t }: Turn, said: string): boolean {
  if (!/^\p{L}+$/u.test(said)) return false;
  const stances = tools.says.stances(t.locale);
  const isAll = (count: number): boolean => {
    const read = readBallot(said, count, stances);
    return read.ok && read.value.comment === '';
  };
  // « NON » can be about many things.
  return isAll(said.length) && (said.length === 1 || !isAll(1));
}

/** The ballot of a vote; undefined if this person cannot vote. */
async function ballotOf(turn: Turn, ref: string): Promise<Asking | undefined> {
  const nothing = { text: () => '', list: () => [], person: () => undefined };
  const answer = await act(turn, ref, nothing);
  if (answer.kind !== 'form') return undefined;
  const asking = askingOf(answer.form, turn.from, turn.tools.clock());
  return isBallot(asking) ? asking : undefined;
}
