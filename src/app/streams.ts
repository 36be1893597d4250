import type { z } from 'zod';
import type { PersonId } from '../domain/people.ts';
import type { Result } from '../domain/result.ts';
import type { Clock, Journal, Log } from './ports.ts';
import { StreamQueue } from './stream-queue.ts';

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
}

/**
 * The streams of one kind. A state handed out is the living one, folded further in place by whoever
 * decides next: use it before the next `await`, don't keep it. It may be ahead of the disk by one
 * write; an `update` says when its own decision, and all that it was based on, is durable.
 */
export interface Streams<State, Event> {
  read(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /** The same, for whoever looks through many: what was not in memory does not stay there. */
  glance(id: string): Promise<Result<Readonly<State>, StoreDown>>;
  /**
   * Decides on the state that holds every decision accepted before, in the order of the calls.
   * Rejects when `decide` throws, with nothing recorded, which is a bug of this caller's alone.
   */
  update<E>(
    id: string,
    by: PersonId | null,
    decide: (state: Readonly<State>) => Result<readonly Event[], E>,
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
}

export interface StreamPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
}

/** There may be one of these for each kind in a process, and one process for each journal. */
export function openStreams<State, Event>(
  kind: StreamKind<State, Event>,
  ports: StreamPorts,
): Streams<State, Event> {
  const queues = new Map<string, StreamQueue<State, Event>>();
  const queue = (id: string): StreamQueue<State, Event> => {
    const known = queues.get(id) ?? new StreamQueue(kind, id, ports);
    queues.set(id, known);
    return known;
  };
  return {
    read: (id) => queue(id).read(),
    glance: (id) => queue(id).glance(),
    update: (id, by, decide) => queue(id).update(by, decide),
    erase: (id, due) => queue(id).erase(due),
    rewrite: (id, due) => queue(id).rewrite(due),
  };
}
