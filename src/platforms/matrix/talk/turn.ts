import type { CommandTable } from './names.ts';
import type { RequestBase } from '../../../engine/requests/arrival.ts';
import type { Answer } from '../../../engine/requests/dispatch.ts';
import type { PointedMessage, Input, RawOptions } from '../../../engine/requests/command.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Person } from '../../../kernel/people.ts';
import type { Aloud, InRoom, TalkTools } from './tools.ts';
import type { Memory } from './memory.ts';
import type { From } from './place.ts';
import type { Says } from './says.ts';

/** What all conversations share. */
export interface TurnTools extends TalkTools {
  readonly memory: Memory;
  /**
   * The people who were told in short, by the event that this answered, until something else is
   * heard from them.
   */
  readonly inShort: Map<string, string>;
  readonly says: Says;
  readonly table: CommandTable;
  /** The translator for somebody where they act. */
  readonly translatorForAsker: (base: Pick<RequestBase, 'who' | 'place'>) => Promise<Translator>;
}

/** One thing that somebody did, on its way to an answer. */
export interface Turn {
  readonly tools: TurnTools;
  /** The id of the event, which is also the request's, so that it counts once. */
  readonly event: string;
  readonly person: string;
  /** The place where it counts: in a direct room, the one that it is about. */
  readonly from: From;
  /** The room in which it was done. */
  readonly room: string;
  /** True for a message in a room of the community, which a sign can answer. */
  readonly written: boolean;
  /** True if it completed a form, which was sent: it is recorded unless that is refused. */
  readonly sent?: true;
  readonly base: RequestBase;
  readonly t: Translator;
}

/**
 * The people who may be named: those of the room it is about. Somebody who is not in that room, or
 * no longer, does not learn who is.
 */
export function people({ tools: { rooms }, base, person }: Turn): Person[] {
  const { channel } = base.place;
  if (!rooms.isJoined(channel, person)) return [];
  return rooms.membersOf(channel).map((id) => ({ id, name: rooms.personIn(channel, id) }));
}

/** The names by which a command may address Palabre in a room. */
export function namesOf({ rooms }: TurnTools, room: string): string[] {
  const local = rooms.self.slice(1).split(':')[0] ?? '';
  return [rooms.self, rooms.personIn(room, rooms.self), local, 'Palabre'].filter(
    (name) => name !== '',
  );
}

/** How the person may be answered where others read it; undefined in a direct room. */
export function inRoom(
  { tools, room, from, person, event }: Turn,
  aloud: Aloud,
): InRoom | undefined {
  if (tools.direct.personOf(room) !== undefined) return undefined;
  const { thread } = from;
  return {
    room,
    ...(thread === undefined || room !== from.room ? {} : { thread }),
    person,
    event,
    aloud,
  };
}

/**
 * How somebody who acted in their direct room may be told, in the room it is about, that it is
 * recorded; undefined if they are not in that room.
 */
export function roomActedOn({ tools, room, from, person, event }: Turn): InRoom | undefined {
  const { direct, rooms } = tools;
  const isAlone = (id: string): boolean => direct.personOf(id) !== undefined;
  if (!isAlone(room) || isAlone(from.room)) return undefined;
  if (!rooms.isJoined(from.room, person)) return undefined;
  return { room: from.room, person, event, aloud: { kind: 'briefly' } };
}

export const act = (
  { tools, base }: Turn,
  ref: string,
  input: Input,
  form = false,
): Promise<Answer> =>
  tools.dispatcher.answer({
    ...base,
    kind: 'action',
    ref,
    input,
    ...(form ? { form: true as const } : {}),
  });

export const command = (
  { tools, base }: Turn,
  name: string,
  sub: string | undefined,
  options: RawOptions,
): Promise<Answer> => tools.dispatcher.answer({ ...base, kind: 'command', name, sub, options });

export const point = (
  { tools, base }: Turn,
  name: string,
  message: PointedMessage,
): Promise<Answer> => tools.dispatcher.answer({ ...base, kind: 'message', name, message });
