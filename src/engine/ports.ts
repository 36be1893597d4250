import type { Held } from '../kernel/own-data.ts';
import type { PersonId } from '../kernel/people.ts';
import type { ChatPermission } from '../kernel/chat-permission.ts';
import type { Obstacle } from '../kernel/obstacle.ts';
import type { Result } from '../kernel/result.ts';
import type { Picture } from '../kernel/view/picture.ts';
import type { View } from '../kernel/view/view.ts';

/** The outcome of one decision: when, by whom, which events, and for which request, if any. */
export interface Commit {
  readonly at: number;
  readonly by: PersonId | null;
  readonly events: readonly unknown[];
  /** Unique among the recent commits of the stream. */
  readonly request?: string;
}

/** One durable write: the commits that gathered while the previous write was in flight. */
export interface JournalRecord {
  readonly v: number;
  readonly commits: readonly Commit[];
}

/** A state folded up to and including record number `sequence`, so that loading is short. */
export interface Snapshot {
  readonly v: number;
  readonly sequence: number;
  readonly state: unknown;
  /**
   * The requests that could still be delivered again, and when each was granted (milliseconds since
   * 1970), oldest first.
   */
  readonly requests?: readonly (readonly [request: string, at: number])[];
}

/**
 * A record of that number already exists: written by somebody else, or since the stream was read.
 */
export class SequenceTaken extends Error {
  constructor(stream: string, sequence: number) {
    super(`Record ${sequence} of ${stream} is taken`);
  }
}

/**
 * The append-only record of what happened, in streams such as `workshop/w1`. Records of a stream are
 * numbered from 1 without gaps. One process owns the journal, or several share it (`Fleet`).
 */
export interface Journal {
  /** The latest snapshot of a stream, if any. Rejects when the store cannot answer. */
  snapshot(stream: string): Promise<Snapshot | undefined>;
  /**
   * The records after `sequence`, in order, up to the last one. Rejects if one is missing or was
   * altered: a later record is never returned in its place.
   */
  read(stream: string, sequence: number): AsyncIterable<JournalRecord>;
  /**
   * Resolves only once the record would survive a power cut; rejects if it may not, and with
   * `SequenceTaken`, replacing nothing, if that number exists.
   */
  append(stream: string, sequence: number, record: JournalRecord): Promise<void>;
  /** Replaces the stream's snapshot. Losing one costs time, never facts. */
  saveSnapshot(stream: string, snapshot: Snapshot): Promise<void>;
  /**
   * Removes a stream for good; resolves once that would survive a power cut. If interrupted, either
   * nothing happened or the stream counts as removed: no part of it is ever read again. No write to
   * the stream may be in flight. Removing a stream that does not exist does nothing.
   */
  erase(stream: string): Promise<void>;
  /** The ids of all streams of a kind, such as `community`, in no particular order. */
  list(kind: string): AsyncIterable<string>;
  /** The names of all streams, such as `community/g`, in no particular order. */
  streams(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** Facts for the people who run the program; never a text somebody wrote, never a secret. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Milliseconds since 1970. */
export type Clock = () => number;
/** Milliseconds since an arbitrary moment, on a clock that only goes forward, to measure waits and gaps. */
export type Monotonic = () => number;
/** The platform's own time, used to check this machine's clock before anything depends on it. */
export interface PlatformTime {
  /** Milliseconds since 1970, to about a second; undefined until the platform has reported it once. */
  now(): number | undefined;
  /** The same, requested again unless it was reported within the last minute; undefined without an answer. */
  confirm(): Promise<number | undefined>;
}
/** A new identifier, short enough for a button's address. */
export type NewId = () => string;

/**
 * Why a platform did not do what was requested. Only `unavailable`, and some obstacles, are worth
 * retrying without a change.
 */
export type Refusal =
  | { readonly kind: 'gone' }
  | { readonly kind: 'forbidden'; readonly permission: ChatPermission | undefined }
  /** A thread that somebody locked, so that nobody can write in it. */
  | { readonly kind: 'locked' }
  /** No right is missing; `code` is the platform's own number for the obstacle. */
  | { readonly kind: 'hindered'; readonly obstacle: Obstacle; readonly code: number }
  | { readonly kind: 'unavailable'; readonly detail: string };

/**
 * `heldMs` is set if nothing was sent because the answer is known: the wait in milliseconds before
 * trying again may help, unless something changes in that place earlier.
 */
export type ChatFailure = Refusal & { readonly heldMs?: number };

/** What the platform has reported by itself about a channel, a thread or a community. */
export interface KnownPlace {
  readonly missing: readonly ChatPermission[];
  readonly thread: boolean;
  /** A thread in which Palabre may no longer write. */
  readonly locked: boolean;
  readonly archived: boolean;
}

/** What is known about places without a request. It may know nothing; what it says is true now. */
export interface Ground {
  knows(place: string): KnownPlace | undefined;
  /** True only of a channel that certainly does not exist, or not for Palabre. */
  isGone(community: string, channel: string): boolean;
}

/**
 * What people are called in a community now, by their ids, without those who left and those whom
 * the platform does not name in time. Never rejects; may take a second or two.
 */
export type NamesIn = (
  community: string,
  people: readonly PersonId[],
) => Promise<ReadonlyMap<PersonId, string>>;

/** What a platform keeps of somebody beside the journal, such as a form that they left unfinished. */
export interface KeptBeside {
  /** Rejects when the store cannot answer. */
  heldOf(community: string, person: PersonId): Promise<readonly Held[]>;
  /** Resolves once it is gone from the store; rejects if it may not be. */
  forget(community: string, person: PersonId): Promise<void>;
}

/** An event on the platform's own calendar. Times are milliseconds since 1970. */
export interface CalendarEvent {
  readonly title: string;
  readonly description: string;
  /** Where it takes place. */
  readonly channel: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Everything posted here is public in its channel or thread. */
export interface Messages {
  /**
   * Resolves with the message's id. `name` is unique to the post and stays with the message.
   * `since`: when the post was begun, in milliseconds since 1970, the same for every try. Two
   * requests with the same channel, name and `since`, some minutes apart at most, post once.
   */
  post(
    channel: string,
    view: View,
    name: string,
    since: number,
  ): Promise<Result<string, ChatFailure>>;
  /**
   * The latest message posted in this channel under that name since `since`, in milliseconds since
   * 1970; undefined too if Palabre may not read earlier messages.
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
  /** The largest size of a message's file there, in bytes. */
  fileBytes(channel: string): number;
}

export interface Threads {
  /** Opens the thread of a message, or finds the one it already has. */
  openThread(channel: string, message: string, name: string): Promise<Result<string, ChatFailure>>;
  /** Opens a private thread, or finds the one of that name opened since `since`. */
  openPrivateThread(
    place: { community: string; channel: string },
    name: string,
    since: number,
  ): Promise<Result<string, ChatFailure>>;
  addToThread(thread: string, person: PersonId): Promise<Result<void, ChatFailure>>;
  /** Removes somebody from a private thread, whether they are in it or not. */
  removeFromThread(thread: string, person: PersonId): Promise<Result<void, ChatFailure>>;
}

/** The platform's own calendar. */
export interface Calendar {
  /**
   * Puts an event on the community's calendar, or finds the one of that title, channel and time that
   * it put there since `since`. Past events are refused.
   */
  announce(
    community: string,
    calendarEvent: CalendarEvent,
    since: number,
  ): Promise<Result<string, ChatFailure>>;
  reannounce(
    community: string,
    id: string,
    calendarEvent: CalendarEvent,
  ): Promise<Result<void, ChatFailure>>;
  callOff(community: string, id: string): Promise<Result<void, ChatFailure>>;
}

/** Where people talk. */
export type Chat = Messages & Threads & Calendar;

/** Turns a picture into a PNG, outside the thread that answers clicks. Rejects when it cannot. */
export interface Painter {
  paint(picture: Picture): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Who may read what, as far as is known now; ask each time, since it changes. */
export interface Sight {
  /** False if nothing is known about a community, or if it has no such channel. */
  knows(community: string, channel?: string): boolean;
  /**
   * True if everybody who can read `channel` can also read `other`, including its history; false if
   * that is not certain, and for unknown channels.
   */
  coversReaders(community: string, channel: string, other: string): boolean;
  /** True if everybody in the community can read `channel`; false if that is not certain. */
  isPublic(community: string, channel: string): boolean;
}
