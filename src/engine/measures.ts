import type { ChatFailure } from './ports.ts';

/** Where figures for who runs the program go; never a word or a name, nor an id. */
export interface Measures {
  /** Somebody was answered, after so many milliseconds. */
  answered(kind: string, ms: number): void;
  /** A recap was due, and begun; a recap stands in its channel for the first time. */
  recap(what: 'due' | 'sent'): void;
  /** The chat did not do what was asked. */
  refused(kind: ChatFailure['kind']): void;
}

/** How things are at this moment. */
export interface Figures {
  /** What is to be looked at again at some time. */
  readonly wakes: number;
  /** Subjects that are being looked at, or wait for their turn. */
  readonly looks: number;
  /** Of those, the ones that have been so for more than half a minute: the chat takes no more. */
  readonly late: number;
  /** Subjects of which something could not be shown yet. */
  readonly waiting: number;
  /** Streams in memory. */
  readonly streams: number;
  /**
   * Where several processes share the store: how many there are, how many shards this one holds, and how
   * many accounts that one at a time may have.
   */
  readonly processes?: number;
  readonly shards?: number;
  readonly accounts?: number;
}
