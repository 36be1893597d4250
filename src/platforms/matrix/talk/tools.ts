import type { Served } from '../../../engine/platform.ts';
import type { Clock, Log } from '../../../engine/ports.ts';
import type { RequestBase } from '../../../engine/requests/arrival.ts';
import type { FileError } from '../../../engine/requests/failures.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Kept } from './memory.ts';
import type { View } from '../../../kernel/view/view.ts';

/** What an event says: a plain object that becomes JSON. */
export type EventContent = Readonly<Record<string, unknown>>;

/** A room's event, decrypted if necessary. */
export interface Heard {
  readonly room: string;
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly content: EventContent;
  /** The event that a redaction redacts, in room versions before 11. */
  readonly redacts?: string | undefined;
}

/** What is known about rooms and their people, without asking the server. */
interface KnownRooms {
  /** The bot's own id. */
  readonly self: string;
  /** The rooms of a community that the bot is in, its own included. */
  roomsOf(community: string): readonly string[];
  /** The rooms of communities that somebody shares with the bot, the most recently active first. */
  roomsWith(person: string): readonly string[];
  nameOf(room: string): string;
  /** A person's name in a room. */
  personIn(room: string, person: string): string;
  /** The people in a room, without the bot. */
  membersOf(room: string): readonly string[];
  isJoined(room: string, person: string): boolean;
  /** Whether the bot may redact others' events there, so that a button can be tapped again. */
  mayRedact(room: string): boolean;
}

/** The rooms in which the bot is alone with somebody. */
interface DirectRooms {
  /** The person whose direct room it is; undefined for any other room. */
  personOf(room: string): string | undefined;
  /**
   * The person's direct room, created, and they invited, if necessary; `card`: nobody is waiting
   * for it.
   */
  roomWith(person: string, urgency?: 'answer' | 'card'): Promise<string>;
  /** The same; undefined if the server allows none for now: it is created later. */
  roomSoon(person: string): Promise<string | undefined>;
}

/**
 * What may be said to somebody in a room that others read. `noted`: what they did is recorded;
 * `briefly`: the same, for what they did in their direct room, where they are told in full later;
 * `form`: a form without anything of theirs; `later`: an answer awaits them.
 */
export type Aloud =
  | { readonly kind: 'noted' | 'briefly' }
  | { readonly kind: 'form'; readonly view: View }
  | { readonly kind: 'later' };

/** An answer that may be given in a room, with others who wait for the same. */
export interface InRoom {
  readonly room: string;
  readonly thread?: string;
  readonly person: string;
  /** The event that it answers. */
  readonly event: string;
  readonly aloud: Aloud;
}

interface Outgoing {
  readonly room: string;
  readonly type: string;
  readonly content: EventContent;
  readonly txn: string;
}

/** Something that somebody did and awaits an answer to. */
export interface Awaited {
  readonly room: string;
  readonly event: string;
  /** True if it is on disk, not refused. */
  readonly isRecorded: boolean;
}

/**
 * Sends events, the most urgent first. `txn` must be equal for the same event, however often it is
 * tried.
 */
interface WayOut {
  /** Resolves with the event's id once the server has it. */
  send(outgoing: Outgoing): Promise<string>;
  /** The same; if it would wait, it may be said in the room instead. */
  sendOr(outgoing: Outgoing, inRoom: InRoom): Promise<void>;
  /** Redacts an event once nobody waits for anything. */
  redact(room: string, event: string, txn: string): Promise<void>;
  /** Says it in the room, together with what others there wait for. */
  say(inRoom: InRoom): Promise<void>;
  /** Does works one after the other, once nobody waits for anything else. */
  later(work: () => Promise<void>): Promise<void>;
  /**
   * Until the returned function is called, what is in no hurry leaves room for somebody's answer.
   */
  answering(): () => void;
  /** If the answer takes long, shows that it is on its way. */
  awaited<T>(what: Awaited, coming: Promise<T>): Promise<T>;
}

/** Who somebody is, from a place: all of a request but its id. */
export type Asker = Omit<RequestBase, 'id'>;

export interface HowShown {
  /** Equal for the same answer, however often it is tried. */
  readonly key: string;
  /** A notice notifies nobody; a text does. */
  readonly as: 'notice' | 'text';
  /** Further content, unencrypted even in an encrypted room. */
  readonly more?: EventContent;
  /**
   * An answer, if undefined; `receipt`: the words for what people see is recorded; `card`: nobody
   * waits for it; `detail`: in full what was said in short.
   */
  readonly urgency?: 'answer' | 'receipt' | 'card' | 'detail' | undefined;
}

/** What conversations work with. */
export interface TalkTools extends Pick<
  Served,
  'dispatcher' | 'features' | 'catalogues' | 'translatorFor'
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
  /**
   * The same as `show`; if it would wait, it may be said in another room instead: undefined then.
   */
  showOr(room: string, view: View, how: HowShown, inRoom: InRoom): Promise<string | undefined>;
  /**
   * Who somebody is there, with their rights, and what the bot lacks; undefined outside any
   * community.
   */
  asker(
    person: string,
    place: { readonly room: string; readonly thread?: string },
  ): Asker | undefined;
  /** An event as it is now, decrypted; undefined if it cannot be read. */
  event(room: string, id: string): Promise<Heard | undefined>;
  /** The file at an `mxc://` address, of at most `maxBytes` bytes, decrypted if necessary. */
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
   * Handles one event of somebody else: each once, and those of one person in order. Resolves once
   * it need not be heard again: what it decided is durable, and its answer is sent or refused for
   * good. Rejects if Palabre stops before that.
   */
  hear(event: Heard): Promise<void>;
}
