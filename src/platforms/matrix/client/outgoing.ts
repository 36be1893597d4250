import type { Log, Monotonic } from '../../../engine/ports.ts';

/**
 * What leaves first: an answer that somebody waits for, then the words for what they see already is
 * recorded, then cards, then in full what was said in short, then what stands under cards, then the
 * reactions that are given back.
 */
export const urgencies = ['answer', 'receipt', 'card', 'detail', 'mark', 'release'] as const;
export type Urgency = (typeof urgencies)[number];
/** What somebody waits for. */
export type Personal = Extract<Urgency, 'answer' | 'receipt'>;

/** An answer that may be given in one message with others of the same key. */
export interface Shared {
  readonly room: string;
  /** Where in the room it is given. */
  readonly key: string;
  /** It may be given anywhere in the room: nobody looks there for it. */
  readonly isLoose?: true;
  /** What it holds besides names, of which a message has room for little. */
  readonly form?: string;
  readonly person: string;
  /** What is answered. */
  readonly event: string;
  /** Does it for all of them; the same thing however often it is done for the same ones. */
  readonly say: (all: readonly Shared[]) => Promise<unknown>;
}

/** Something on its way out. */
export interface Waiting {
  readonly urgency: Urgency;
  readonly since: number;
  readonly shared?: Shared;
  readonly go: () => Promise<void>;
  /** It was given together with others. */
  readonly told: () => void;
  readonly drop: (error: unknown) => void;
}

export interface OutboxTools {
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** The first wait after no answer, in milliseconds; it doubles up to half a minute. */
  readonly firstWaitMs?: number;
}

/** Palabre stops: what still waited to leave does not, which nobody needs to be told of. */
export class OutboxClosed extends Error {
  override readonly name = 'OutboxClosed';

  constructor() {
    super('The outbox is closed');
  }
}

/** Where the server does not say how long to wait, in milliseconds. */
export const unsaidWaitMs = 2_000;
