import type { PersonId } from '../kernel/people.ts';
import type { ChatPermission } from '../kernel/chat-permission.ts';
import type { Result } from '../kernel/result.ts';
import type { Picture } from '../kernel/view/picture.ts';
import type { View } from '../kernel/view/view.ts';

/** What one decision made happen: when, by whom, which events, and at which request, if any. */
export interface Commit {
  readonly at: number;
  readonly by: PersonId | null;
  readonly events: readonly unknown[];
  /** Of this stream's commits no two young ones have the same. */
  readonly request?: string;
}

/** One durable write: the commits that gathered while the write before it was in flight. */
export interface JournalRecord {
  readonly v: number;
  readonly commits: readonly Commit[];
}

/** A state folded up to and including the record of number `sequence`, so that loading is short. */
export interface Snapshot {
  readonly v: number;
  readonly sequence: number;
  readonly state: unknown;
  /** The requests that could still come again, with when each was granted, oldest first. */
  readonly requests?: readonly (readonly [request: string, at: number])[];
}

/** There is a record of that number already: somebody else wrote it, or it was read before it was there. */
export class SequenceTaken extends Error {
  constructor(stream: string, sequence: number) {
    super(`Record ${sequence} of ${stream} is taken`);
  }
}

/**
 * The append-only record of what happened, in streams such as `workshop/w1`. Records of a stream are
 * numbered from 1 without a gap. One process owns the journal.
 */
export interface Journal {
  /** The latest snapshot of a stream, if any. Rejects when the store cannot answer. */
  snapshot(stream: string): Promise<Snapshot | undefined>;
  /**
   * The records after `sequence`, in order, up to the last one. Rejects where one is missing or is not
   * what was written: what comes after it is never given for the next.
   */
  read(stream: string, sequence: number): AsyncIterable<JournalRecord>;
  /**
   * Resolves only once the record would survive a power cut; rejects when it may not have, and with
   * `SequenceTaken`, replacing nothing, when there is one of that number.
   */
  append(stream: string, sequence: number, record: JournalRecord): Promise<void>;
  /** Replaces the stream's snapshot. Losing one costs time, never facts. */
  saveSnapshot(stream: string, snapshot: Snapshot): Promise<void>;
  /**
   * Removes a stream for good; resolves once that would survive a power cut. Cut short, it is either
   * not begun or as good as done: no part of the stream is ever read again. No write to the stream
   * may be under way. A stream that is not there is none the worse for it.
   */
  erase(stream: string): Promise<void>;
  /** The ids of all streams of a kind, `community` for one, in no order. */
  list(kind: string): AsyncIterable<string>;
  /** The names of all streams, `community/g` for one, in no order. */
  streams(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** What is worth telling the people who run the program; never a text somebody wrote, never a secret. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Milliseconds since 1970. */
export type Clock = () => number;
/** Milliseconds since any moment, on a clock that only goes forward: what waits and gaps are measured on. */
export type Monotonic = () => number;
/** The platform's own hour: what this machine's clock is held against before anything hangs on it. */
export interface PlatformHour {
  /** Milliseconds since 1970, to about a second; undefined until the platform has told it once. */
  now(): number | undefined;
  /** The same, asked for anew unless it was told within the last minute; undefined without an answer. */
  confirm(): Promise<number | undefined>;
}
/** A new identifier, short enough for a button's address. */
export type NewId = () => string;

/** Why a platform did not do what it was asked. Only `unavailable` is worth trying again by itself. */
export type Refusal =
  | { readonly kind: 'gone' }
  | { readonly kind: 'forbidden'; readonly permission: ChatPermission | undefined }
  /** A thread that was locked by hand, for nobody to write in. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable'; readonly detail: string };

/**
 * `heldMs` is there where nothing was sent, because the answer is known: how long to wait before
 * asking again may help, in milliseconds, unless something changes in that place before.
 */
export type ChatFailure = Refusal & { readonly heldMs?: number };

/** What the platform has told of a channel, a thread or a community by itself. */
export interface KnownPlace {
  readonly missing: readonly ChatPermission[];
  readonly thread: boolean;
  /** A thread in which Palabre may not write any more. */
  readonly locked: boolean;
  readonly archived: boolean;
}

/** What is known of places without asking. It may know nothing; what it says is true now. */
export interface Ground {
  knows(place: string): KnownPlace | undefined;
  /** True only of a channel that is certainly not there, or not for Palabre. */
  isGone(community: string, channel: string): boolean;
}

/** A gathering on the platform's own calendar. Times are milliseconds since 1970. */
export interface Gathering {
  readonly title: string;
  readonly description: string;
  /** Where it is held. */
  readonly channel: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Everything posted here is public to its channel or thread. */
export interface Messages {
  /**
   * `name` is the post's own, and stays with the message. Asked twice in the same minutes with the
   * same name, it is posted once, unless `lost` says that one more of that name is known to be gone.
   */
  post(
    channel: string,
    view: View,
    name: string,
    lost?: number,
  ): Promise<Result<string, ChatFailure>>;
  /**
   * The latest message posted in this channel under that name, if it is there and not older; nothing
   * where Palabre may not read what was written before.
   */
  find(
    channel: string,
    name: string,
    since: number,
  ): Promise<Result<string | undefined, ChatFailure>>;
  edit(
    channel: string,
    message: string,
    view: View,
    name: string,
  ): Promise<Result<void, ChatFailure>>;
  remove(channel: string, message: string): Promise<Result<void, ChatFailure>>;
  /** The most that a file of a message there may hold, in bytes. */
  fileBytes(channel: string): number;
}

export interface Threads {
  /** Opens the thread of a message, or finds the one it already has. */
  openThread(channel: string, message: string, name: string): Promise<Result<string, ChatFailure>>;
  /** Opens a thread only for those added to it, or finds the one of that name opened since `since`. */
  openPrivateThread(
    place: { community: string; channel: string },
    name: string,
    since: number,
  ): Promise<Result<string, ChatFailure>>;
  addToThread(thread: string, person: PersonId): Promise<Result<void, ChatFailure>>;
  /** Takes somebody out of a private thread, whether they are in it or not. */
  removeFromThread(thread: string, person: PersonId): Promise<Result<void, ChatFailure>>;
}

/** The platform's own calendar. */
export interface Calendar {
  /**
   * Puts a gathering on the community's calendar, or finds the one of that title, channel and hour
   * that it put there since `since`. One of the past is refused.
   */
  announce(
    community: string,
    gathering: Gathering,
    since: number,
  ): Promise<Result<string, ChatFailure>>;
  reannounce(
    community: string,
    id: string,
    gathering: Gathering,
  ): Promise<Result<void, ChatFailure>>;
  callOff(community: string, id: string): Promise<Result<void, ChatFailure>>;
}

/** Where people talk. */
export type Chat = Messages & Threads & Calendar;

/** Turns a picture into a PNG, away from the thread that answers clicks. Rejects when it cannot. */
export interface Painter {
  paint(picture: Picture): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Who may read what, as far as it is known now; asked anew each time, since it changes. */
export interface Sight {
  /** False while nothing is known of a community, or where it has no such channel. */
  knows(community: string, channel?: string): boolean;
  /**
   * True when everybody who can read `channel` can read `other` too, its past included; false where
   * that is not sure, and for channels not known here.
   */
  coversReaders(community: string, channel: string, other: string): boolean;
  /** True when everybody of the community can read `channel`; false where that is not sure. */
  isPublic(community: string, channel: string): boolean;
}
