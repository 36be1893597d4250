import type { Served } from '../../../engine/platform.ts';
import type { Clock, Log } from '../../../engine/ports.ts';
import type { RequestBase } from '../../../engine/requests/arrival.ts';
import type { FileError } from '../../../engine/requests/failures.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Kept } from './memory.ts';
import type { View } from '../../../kernel/view/view.ts';

/** What an event says: a plain object that becomes JSON. */
export type EventContent = Readonly<Record<string, unknown>>;

/** An event of a room, decrypted where it was not in the clear. */
export interface Heard {
  readonly room: string;
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly content: EventContent;
  /** In room versions before 11, what a redaction takes back. */
  readonly redacts?: string | undefined;
}

/** What is known of rooms and of the people in them; nothing here asks the server. */
interface KnownRooms {
  /** The bot's own id. */
  readonly self: string;
  /** Rooms of a community in which the bot is, its own among them. */
  roomsOf(community: string): readonly string[];
  /** Rooms of communities that somebody and the bot are in, the one where most was said last first. */
  roomsWith(person: string): readonly string[];
  nameOf(room: string): string;
  /** What somebody is called in a room. */
  personIn(room: string, person: string): string;
  /** Those who are in a room, without the bot. */
  membersOf(room: string): readonly string[];
  isJoined(room: string, person: string): boolean;
  /** Whether the bot may take back other people's events there, which gives a button back. */
  mayRedact(room: string): boolean;
}

/** The rooms in which the bot is alone with somebody. */
interface DirectRooms {
  /** Whose direct room it is; undefined of any other room. */
  personOf(room: string): string | undefined;
  /** Their room, created and they invited if there is none; in no hurry if nobody waits for it. */
  roomWith(person: string, urgency?: 'answer' | 'card'): Promise<string>;
  /** The same; undefined where the server lets none be made for now: it is made later. */
  roomSoon(person: string): Promise<string | undefined>;
}

/**
 * What may be said to somebody in a room that others read: that what they did is recorded; the same of
 * what they did where nobody else reads it, which they are told in full there later; a form without
 * anything of theirs; or that an answer waits for them.
 */
export type Aloud =
  | { readonly kind: 'noted' | 'briefly' }
  | { readonly kind: 'form'; readonly view: View }
  | { readonly kind: 'later' };

/** Somebody who may be answered in a room, with others who wait for the same. */
export interface InRoom {
  readonly room: string;
  readonly thread?: string;
  readonly person: string;
  /** What they did. */
  readonly event: string;
  readonly aloud: Aloud;
}

interface Outgoing {
  readonly room: string;
  readonly type: string;
  readonly content: EventContent;
  readonly txn: string;
}

/** What somebody did, and waits for an answer to. */
export interface Awaited {
  readonly room: string;
  readonly event: string;
  /** It is on disk, and was not refused. */
  readonly isRecorded: boolean;
}

/** The way out, most urgent first; the same `txn` for the same thing, however often it is tried. */
interface WayOut {
  /** Resolves with the event's id once the server has it. */
  send(outgoing: Outgoing): Promise<string>;
  /** The same; where it would wait, it may be said in the room instead. */
  sendOr(outgoing: Outgoing, inRoom: InRoom): Promise<void>;
  /** Once nobody waits for anything. */
  redact(room: string, event: string, txn: string): Promise<void>;
  /** Says it in the room, with what others wait for. */
  say(inRoom: InRoom): Promise<void>;
  /** Does it once nobody waits for anything else, one after the other. */
  later(work: () => Promise<void>): Promise<void>;
  /** Until what this returns is called, what is in no hurry leaves room for somebody's answer. */
  answering(): () => void;
  /** While it takes long, shows that an answer to what somebody did is on its way. */
  awaited<T>(what: Awaited, coming: Promise<T>): Promise<T>;
}

/** Who somebody is, from a place: all of a request but its id. */
export type Asker = Omit<RequestBase, 'id'>;

export interface HowShown {
  /** The same for the same answer, however often it is tried. */
  readonly key: string;
  /** A notice notifies nobody; a text does. */
  readonly as: 'notice' | 'text';
  /** More of its content, in the clear even in an encrypted room. */
  readonly more?: EventContent;
  /**
   * An answer, if undefined; the words for what is seen to be recorded; what nobody waits for; or in
   * full what was said in short.
   */
  readonly urgency?: 'answer' | 'receipt' | 'card' | 'detail' | undefined;
}

/** What conversations work with. */
export interface TalkTools extends Pick<
  Served,
  'dispatcher' | 'features' | 'catalogues' | 'wordsOf'
> {
  readonly rooms: KnownRooms;
  readonly direct: DirectRooms;
  readonly outbox: WayOut;
  /**
   * Sends a view into a room: its text, with what can be done under it (`offeredBy`) under
   * `offersKey`, its reactions, pictures and files. Resolves with the id of its first event.
   */
  show(room: string, view: View, how: HowShown): Promise<string>;
  /** What can be done now under the cards of a room, as the addresses of their buttons. */
  offeredIn(room: string): readonly string[];
  /** The same; where it would wait, it may be said in another room instead: undefined then. */
  showOr(room: string, view: View, how: HowShown, inRoom: InRoom): Promise<string | undefined>;
  /** Rights, language, what the bot lacks there; undefined outside any community. */
  asker(
    person: string,
    place: { readonly room: string; readonly thread?: string },
  ): Asker | undefined;
  /** An event as it stands now, decrypted; undefined if it cannot be had. */
  event(room: string, id: string): Promise<Heard | undefined>;
  /** What stands at an `mxc://` address, opened if it was sealed. */
  file(
    address: string,
    maxBytes: number,
    keys: EventContent | undefined,
  ): Promise<Result<Uint8Array, FileError>>;
  readonly kept: Kept;
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads what people do, and answers them. */
export interface Talk {
  /**
   * One event of somebody else, each once and those of one person in order. Resolves once it needs
   * not be heard again: what it decided is durable and its answer is sent, or refused for good. Rejects if
   * Palabre stops before.
   */
  hear(event: Heard): Promise<void>;
}
