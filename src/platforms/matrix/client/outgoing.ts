import type { Log, Monotonic } from '../../../engine/ports.ts';

/**
 * In the order they leave: an answer that somebody waits for; the words of a receipt for what
 * people see is recorded; cards; in full what was said in short; what stands under cards; reactions
 * given back.
 */
export const urgencies = ['answer', 'receipt', 'card', 'detail', 'mark', 'release'] as const;
export type Urgency = (typeof urgencies)[number];
/** The urgencies of what somebody waits for. */
export type Personal = Extract<Urgency, 'answer' | 'receipt'>;

/** An answer that may be given in one message with others of the same key. */
export interface Shared {
  readonly room: string;
  /** The place in the room where it is given. */
  readonly key: string;
  /** It may be given anywhere in the room, because nobody looks for it in one place. */
  readonly isLoose?: true;
  /** Its content besides names, which a message has little room for. */
  readonly form?: string;
  readonly person: string;
  /** The id of the event that it answers. */
  readonly event: string;
  /**
   * Sends one message for all of them; must have the same effect however often it is called for the
   * same ones.
   */
  readonly say: (all: readonly Shared[]) => Promise<unknown>;
}

/** Something on its way out. */
export interface Waiting {
  readonly urgency: Urgency;
  readonly since: number;
  readonly shared?: Shared;
  readonly go: () => Promise<void>;
  /** Called if it was sent together with others. */
  readonly told: () => void;
  readonly drop: (error: unknown) => void;
}

export interface OutboxTools {
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** The first wait after no answer, in milliseconds; doubles up to half a minute. */
  readonly firstWaitMs?: number;
}

/** Palabre is stopping: what was still waiting is not sent, which needs no report. */
export class OutboxClosed extends Error {
  override readonly name = 'OutboxClosed';

  constructor() {
    super('The outbox is closed');
  }
}

/** The wait if the server does not say how long, in milliseconds. */
export const unsaidWaitMs = 2_000;
