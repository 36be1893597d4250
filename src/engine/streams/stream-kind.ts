import type { z } from 'zod';
import type { PersonId } from '../../kernel/people.ts';
import { type Result } from '../../kernel/result.ts';
import type { Clock, Journal, Log } from '../ports.ts';

/** What a kind of stream is made of: its events, and the state that they fold into. */
export interface StreamKind<State, Event> {
  /** The first part of its streams' names in the journal: 'workshop'. */
  readonly name: string;
  /** Goes up when events written before can no longer be read as they are. */
  readonly version: number;
  initial(id: string): State;
  /** May change the state it is given, and keep parts of the event. */
  evolve(state: State, event: Event): State;
  /**
   * One event that makes the same state by itself, so that the stream can be written anew and forget
   * what its state has forgotten. Without it that cannot be done.
   */
  readonly kept?: (state: Readonly<State>) => Event;
  /** Copies what it parses: nothing in it may pass a part through as it is, as `z.unknown()` does. */
  readonly events: z.ZodType<Event>;
  readonly state: z.ZodType<State>;
}

/** The store could not say what is recorded, or could not record: nothing was, as far as one knows. */
export interface StoreDown {
  readonly kind: 'storeDown';
}

export interface Updated<State, Event> {
  readonly state: Readonly<State>;
  readonly events: readonly Event[];
  /** The request was granted before: nothing was decided now, and what it decided then is durable. */
  readonly repeated: boolean;
}

/**
 * The streams of one kind. A state handed out is the living one, folded further in place by whoever
 * decides next: use it before the next `await`, don't keep it. It may be ahead of the disk by one
 * write; an `update` says when its own decision, and all that it was based on, is durable.
 */
export interface Streams<State, Event> {
  read(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /** The same, for whoever looks through many: what was not in memory does not stay there. */
  readUncached(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /**
   * Decides on the state that holds every decision accepted before, in the order of the calls.
   * Rejects when `decide` throws, with nothing recorded, which is a bug of this caller's alone.
   * With a `request`, the platform's own id of what somebody did, this counts once for some fifteen
   * minutes, before and after a restart: the same again decides nothing. A request that was refused,
   * changed nothing or was not recorded is as good as new.
   */
  update<E>(
    id: string,
    by: PersonId | null,
    decide: (state: Readonly<State>) => Result<readonly Event[], E>,
    request?: string,
  ): Promise<Result<Updated<State, Event>, E | StoreDown>>;
  /**
   * Erases the stream for good, from the journal and from memory, if `due` says so of the state that
   * holds every decision accepted before; tells whether it did. Whoever comes next finds it empty.
   */
  erase(id: string, due: (state: Readonly<State>) => boolean): Promise<Result<boolean, StoreDown>>;
  /**
   * Writes the stream anew, of its state alone, if `due` says so of the state that holds every
   * decision accepted before; tells whether it did. What the state does not hold is gone for good.
   */
  rewrite(
    id: string,
    due: (state: Readonly<State>) => boolean,
  ): Promise<Result<boolean, StoreDown>>;
  /** To be called every minute or so: what nobody used for ten calls leaves memory. */
  letGo(): void;
}

export interface StreamPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a request is remembered, in milliseconds; fifteen minutes where it is not said. */
  readonly requestsKeptMs?: number;
}
