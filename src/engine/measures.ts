import type { ChatFailure } from './ports.ts';

/** Receives the operator's metrics: never text, a name or an id. */
export interface Measures {
  /** A request of that kind was answered after `ms` milliseconds. */
  answered(kind: string, ms: number): void;
  /** `due`: a recap was due, and begun; `sent`: it was posted for the first time. */
  recap(what: 'due' | 'sent'): void;
  /** The chat failed a request. */
  refused(kind: ChatFailure['kind']): void;
}

/** The load at this moment. */
export interface Figures {
  /** Keys in the wake queue. */
  readonly wakes: number;
  /** Subjects that are being looked at, or wait for their turn. */
  readonly looks: number;
  /** Those among them for more than half a minute: the chat cannot keep up. */
  readonly late: number;
  /** Subjects of which something could not be shown yet. */
  readonly waiting: number;
  /** Streams in memory. */
  readonly streams: number;
  /**
   * Set if several processes share the store: how many there are, how many shards this one holds,
   * and how many accounts it holds of those that one process at a time may use.
   */
  readonly processes?: number;
  readonly shards?: number;
  readonly accounts?: number;
}
