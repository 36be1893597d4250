import { chosen, type Input } from '../../../engine/requests/command.ts';
import type { TalkTools, Heard } from './tools.ts';
import { fromKey, offersKey, threadOf } from './contents.ts';
import { placeSchema, type From } from './place.ts';
import { actionName } from '../../../kernel/view/action.ts';
import { readBallot } from './ballot.ts';
import { personMeant } from './people.ts';
import { offeredSchema, pressed, type Offered } from './presses.ts';
import { saidIn } from './spoken.ts';
import { people, type Turn } from './turn.ts';
import type { Rich } from '../../../kernel/rich.ts';
import { whoText } from './wrong.ts';
import { optionMeant } from './answers.ts';

/** A message of Palabre's own that somebody answers or reacts to. */
export interface OwnMessage {
  readonly id: string;
  readonly room: string;
  readonly offered: Offered;
  /** The place it is about, if it is in a direct room. */
  readonly from: From | undefined;
  /** The message whose thread it is in. */
  readonly thread: string | undefined;
}

const nothingOffered: Offered = { presses: [], asked: [] };

/** Undefined for what somebody else wrote, and for what cannot be read. */
export async function ownMessage(
  { event, rooms }: TalkTools,
  room: string,
  id: string,
): Promise<OwnMessage | undefined> {
  const found = await event(room, id);
  return found === undefined || found.sender !== rooms.self ? undefined : readOwn(found);
}

function readOwn({ room, event_id: id, content }: Heard): OwnMessage {
  const offered = offeredSchema.safeParse(content[offersKey]);
  const from = placeSchema.safeParse(content[fromKey]);
  return {
    id,
    room,
    offered: offered.success ? offered.data : nothingOffered,
    from: from.success ? from.data : undefined,
    thread: threadOf(content['m.relates_to']),
  };
}

/** How far a chain of replies is followed. */
const mostReplies = 8;

/**
 * The message that something was said under: in its thread, or in reply to it or to an answer to
 * it.
 */
export async function threadAbove(
  tools: TalkTools,
  said: Heard,
  left = mostReplies,
): Promise<string | undefined> {
  const thread = threadOf(said.content['m.relates_to']);
  const replyTo = saidIn(said)?.replyTo;
  if (thread !== undefined || replyTo === undefined || left === 0) return thread;
  const before = await tools.event(said.room, replyTo);
  if (before === undefined || before.sender !== tools.rooms.self)
    return before && threadAbove(tools, before, left - 1);
  return threadOf(before.content['m.relates_to']) ?? before.event_id;
}

/** An offered action that somebody chose. */
export interface Taken {
  readonly ref: string;
  readonly input: Input;
}

const nothing: Input = { text: () => '', list: () => [], person: () => undefined };

/**
 * The action that a reaction chooses: a button by its key or sign, a line of a list by its number.
 */
export function takenByReaction({ offered }: OwnMessage, key: string): Taken | undefined {
  const press = pressed(offered, key);
  if (press !== undefined) return { ref: press.ref, input: nothing };
  const number = /^(\d)\uFE0F?\u20E3$/u.exec(key)?.[1] ?? (key.startsWith('🔟') ? '10' : undefined);
  return number === undefined ? undefined : lineOf(offered, number);
}

/**
 * The action that a reply chooses: also a line of a list by its words, and a person by their name.
 */
export function takenByWords(turn: Turn, { offered }: OwnMessage, said: string): Taken | undefined {
  const press = pressed(offered, said);
  if (press !== undefined) return { ref: press.ref, input: nothing };
  const line = lineOf(offered, said);
  if (line !== undefined) return line;
  const asked = personAsked(offered);
  const person = asked && personMeant(said, people(turn));
  if (asked === undefined || person?.ok !== true) return undefined;
  const named = (id: string) => (id === chosen ? person.value : undefined);
  return { ref: asked.ref, input: { ...nothing, person: named } };
}

const personAsked = ({ asked }: Offered) => asked.find(({ kind }) => kind === 'choosePerson');

/**
 * Why a reply to a message that asks for a person names nobody, if it chooses nothing else either.
 */
export function whoWrong(turn: Turn, own: OwnMessage | undefined, said: string): Rich | undefined {
  if (own === undefined || personAsked(own.offered) === undefined) return undefined;
  const person = personMeant(said, people(turn));
  return person.ok ? undefined : whoText(person.error, turn.t);
}

/**
 * The action that a ballot in reply to a poll's card chooses: opening the ballot in the direct
 * room. What is written in the room is not counted.
 */
export function takenByBallot(
  { tools, t }: Turn,
  { offered }: OwnMessage,
  said: string,
): Taken | undefined {
  const vote = offered.presses.find(({ ref }) => actionName(ref) === 'poll.vote');
  const letters = said.match(/\p{L}/gu)?.length ?? 0;
  const stances = tools.says.stances(t.locale);
  const isOne = (count: number) => readBallot(said, count, stances).ok;
  if (vote === undefined || letters === 0 || !(isOne(letters) || isOne(manyChoices)))
    return undefined;
  return { ref: vote.ref, input: nothing };
}

/** More than any poll has. */
const manyChoices = 100;

/** Lines are numbered from the first list to the last. */
function lineOf({ asked }: Offered, said: string): Taken | undefined {
  const lines = asked.flatMap((list) =>
    list.kind === 'choose' ? list.options.map((option) => ({ ...option, ref: list.ref })) : [],
  );
  const id = optionMeant(lines, said.trim());
  const line = lines.find((each) => each.id === id);
  if (line === undefined) return undefined;
  return { ref: line.ref, input: { ...nothing, list: (of) => (of === chosen ? [line.id] : []) } };
}
