import type { Log, Monotonic } from '../../../engine/ports.ts';

/**
 * What leaves first: an answer that somebody waits for, then the words for what they see already is
 * recorded, then cards, then what stands under them, then the reactions that are given back.
 */
export const urgencies = ['answer', 'receipt', 'card', 'mark', 'release'] as const;
export type Urgency = (typeof urgencies)[number];

/** An answer that may be given in one message with others of the same key. */
export interface Shared {
  readonly key: string;
  readonly person: string;
  /** What is answered. */
  readonly event: string;
  /** Does it for all of them; the same thing however often it is done for the same ones. */
  readonly say: (all: readonly Shared[]) => Promise<unknown>;
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
