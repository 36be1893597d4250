import type { z } from 'zod';
import type { PersonId } from '../../kernel/people.ts';
import type { Held, OwnData } from '../../kernel/own-data.ts';
import { type Result } from '../../kernel/result.ts';
import type { Clock, Journal, Log } from '../ports.ts';

/** What a kind of stream consists of: its events, and the state that they fold into. */
export interface StreamKind<State, Event> {
  /** The first part of its streams' names in the journal: 'workshop'. */
  readonly name: string;
  /** Increased when earlier events can no longer be read as they are. */
  readonly version: number;
  initial(id: string): State;
  /** May change the given state, and keep parts of the event. */
  evolve(state: State, event: Event): State;
  /**
   * Events that produce the same state by themselves, so that the stream can be rewritten without
   * what its state has forgotten. What may be large is split into several events: each is handled
   * in one go.
   */
  readonly kept: (state: Readonly<State>) => Iterable<Event>;
  /** What it keeps about people, each of whom may ask for it and have it erased. */
  readonly ownData: OwnData<State>;
  /** Copies what it parses: nothing in it may pass a part through as it is, as `z.unknown()` does. */
  readonly events: z.ZodType<Event>;
  readonly state: z.ZodType<State>;
}

/** The store could not read or record; as far as is known, nothing was recorded. */
export interface StoreDown {
  readonly kind: 'storeDown';
}

export interface Updated<State, Event> {
  readonly state: Readonly<State>;
  readonly events: readonly Event[];
  /** The request was granted before: nothing was decided now, and the earlier decision is durable. */
  readonly repeated: boolean;
}

/**
 * The streams of one kind. A returned state is the live one, which later decisions change in place:
 * use it before the next `await`, do not keep it. It may be one write ahead of the disk; an `update`
 * resolves when its own decision, and all that it was based on, is durable.
 */
export interface Streams<State, Event> {
  read(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /** The same, for loops over many: streams that were not in memory do not stay there. */
  readUncached(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /**
   * The number of the last durable record, 0 for an empty stream. The state that `read` returns
   * includes that record, and maybe more.
   */
  lastRecord(id: string): Promise<Result<number, StoreDown>>;
  /**
   * Decides on the state that includes every decision accepted before, in the order of the calls.
   * Rejects if `decide` throws, with nothing recorded: a bug of this caller alone. With a `request`,
   * the platform's own id of what somebody did, this counts once for about fifteen minutes, even
   * across a restart: a repetition decides nothing. A request that was refused, changed nothing or
   * was not recorded may be repeated.
   */
  update<E>(
    id: string,
    by: PersonId | null,
    decide: (state: Readonly<State>) => Result<readonly Event[], E>,
    request?: string,
  ): Promise<Result<Updated<State, Event>, E | StoreDown>>;
  /**
   * Erases the stream for good, from the journal and from memory, if `due` agrees for the state that
   * includes every decision accepted before; returns whether it did. Afterwards the stream is empty.
   */
  erase(id: string, due: (state: Readonly<State>) => boolean): Promise<Result<boolean, StoreDown>>;
  /**
   * Rewrites the stream from its state alone, if `due` agrees for the state that includes every
   * decision accepted before; returns whether it did. What the state does not contain is gone for
   * good. Not even its records say afterwards who decided what.
   */
  rewrite(
    id: string,
    due: (state: Readonly<State>) => boolean,
  ): Promise<Result<boolean, StoreDown>>;
  /** Rewrites it without a person: nothing of theirs is left in it. `at` is in milliseconds since 1970. */
  forgetPerson(id: string, person: PersonId, at: number): Promise<Result<boolean, StoreDown>>;
  /** Everything the stream keeps about a person now. */
  heldOf(id: string, person: PersonId): Promise<Result<readonly Held[], StoreDown>>;
  /**
   * What the stream's records still hold of a person that its state no longer does: what they changed
   * or took back. It reads all of them.
   */
  heldBefore(id: string, person: PersonId): Promise<Result<readonly Held[], StoreDown>>;
  /**
   * The events that a repeated request recorded the first time, so that it gets the same answer;
   * none if the records no longer have them. Reads the records from the start.
   */
  recordedFor(id: string, request: string): Promise<Result<readonly Event[], StoreDown>>;
  /** For loops over many streams: one leaves memory at once, unless it is in use. */
  release(id: string): void;
  /** To be called every minute or so: streams unused for ten calls leave memory. */
  letGo(): void;
  /** For when another process may have written: each stream is loaded again at its next use. */
  forget(): void;
  /** How many streams are in memory. */
  inMemory(): number;
}

export interface StreamPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a request is remembered, in milliseconds; fifteen minutes if undefined. */
  readonly requestsKeptMs?: number;
}
