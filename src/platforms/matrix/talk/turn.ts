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
  /** Who was told in short, in what event's answer, and of whom nothing was heard since. */
  readonly inShort: Map<string, string>;
  readonly says: Says;
  readonly table: CommandTable;
  /** The words for somebody, where they act. */
  readonly wordsFor: (base: Pick<RequestBase, 'who' | 'place'>) => Promise<Translator>;
}

/** One thing that somebody did, on its way to an answer. */
export interface Turn {
  readonly tools: TurnTools;
  /** The event: its id is that of the request, so that it counts once. */
  readonly event: string;
  readonly person: string;
  /** Where it counts: in a direct room, the place that is spoken of. */
  readonly from: From;
  /** The room it was done in. */
  readonly room: string;
  /** True for a message in a room of the community, which a sign can answer. */
  readonly written: boolean;
  /** True where it filled in a form that was sent: unless that is refused, it is recorded. */
  readonly sent?: true;
  readonly base: RequestBase;
  readonly t: Translator;
}

/**
 * Who may be named there; from a room for some of them, all of those it is about. Whoever is not in a
 * room, or no longer, does not learn who is.
 */
export function people({ tools: { rooms }, base, person }: Turn): Person[] {
  const { channel } = base.place;
  if (!rooms.isJoined(channel, person)) return [];
  return rooms.membersOf(channel).map((id) => ({ id, name: rooms.personIn(channel, id) }));
}

/** What Palabre is called there, by which a command may be addressed. */
export function namesOf({ rooms }: TurnTools, room: string): string[] {
  const local = rooms.self.slice(1).split(':')[0] ?? '';
  return [rooms.self, rooms.personIn(room, rooms.self), local, 'Palabre'].filter(
    (name) => name !== '',
  );
}

/** How the person may be answered where others read it; undefined where nobody else does. */
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
 * How somebody who acted in their own room may be told in the one it is about that it is recorded;
 * undefined where they do not read it.
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
