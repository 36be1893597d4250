import type { Log, Monotonic } from '../../../engine/ports.ts';
import { isPassing, isTooMuch } from './refusal.ts';

/** What leaves first: an answer that somebody waits for, then cards, then what stands under them. */
export const urgencies = ['answer', 'card', 'mark'] as const;
export type Urgency = (typeof urgencies)[number];

export interface Outbox {
  /**
   * Does it in its turn. What the server has no room for now is done later, as it says; what it does
   * not answer is tried again, an answer for as long as it takes. So `work` must do the same thing
   * however often it is done. Rejects for what the server refuses.
   */
  push<T>(urgency: Urgency, work: () => Promise<T>): Promise<T>;
  /** How many wait. */
  waiting(): number;
  /** How long nothing may leave, in milliseconds, since the server asked for that. */
  heldMs(): number;
  /** What waits is rejected. */
  close(): void;
}

export interface OutboxTools {
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** The first wait after no answer, in milliseconds; it doubles up to half a minute. */
  readonly firstWaitMs?: number;
}

/** How much is on its way at once. */
const width = 8;
const mostTries: Readonly<Record<Urgency, number>> = {
  answer: Number.POSITIVE_INFINITY,
  card: 3,
  mark: 3,
};
const longestWaitMs = 30_000;
/** Where the server does not say how long to wait, in milliseconds. */
const unsaidWaitMs = 2_000;

interface Waiting {
  readonly urgency: Urgency;
  readonly go: () => Promise<void>;
  readonly drop: (error: Error) => void;
}

/** The one way out, since a server counts all that an account sends together. */
export function openOutbox(tools: OutboxTools): Outbox {
  const queue = new Queue(tools);
  return {
    push: (urgency, work) =>
      new Promise((resolve, reject) => {
        let tries = 0;
        const attempt: Waiting = {
          urgency,
          drop: reject,
          go: async () => {
            try {
              tries += 1;
              resolve(await work());
            } catch (error) {
              if (isTooMuch(error)) queue.hold(error.retryAfterMs ?? unsaidWaitMs, attempt);
              else if (isPassing(error) && tries < mostTries[urgency]) queue.again(tries, attempt);
              else reject(error);
            }
          },
        };
        queue.add(attempt);
      }),
    waiting: () => queue.size,
    heldMs: () => queue.heldMs,
    close: () => queue.close(),
  };
}

class Queue {
  readonly #tools: OutboxTools;
  readonly #lists: Readonly<Record<Urgency, Waiting[]>> = { answer: [], card: [], mark: [] };
  readonly #later = new Map<Waiting, NodeJS.Timeout>();
  #running = 0;
  #openAt = 0;
  /** While the server counts what it is sent, one at a time. */
  #isCounted = false;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
  }

  get size(): number {
    const { answer, card, mark } = this.#lists;
    return answer.length + card.length + mark.length + this.#later.size;
  }

  get heldMs(): number {
    return Math.max(0, this.#openAt - this.#tools.monotonic());
  }

  add(waiting: Waiting): void {
    if (this.#isClosed) return waiting.drop(closed());
    this.#lists[waiting.urgency].push(waiting);
    this.#run();
  }

  /** It was not done: it is first again, and nothing leaves before that time. */
  hold(waitMs: number, waiting: Waiting): void {
    if (!this.#isCounted && waitMs >= unsaidWaitMs)
      this.#tools.log.warn('the homeserver limits how much is sent', { waitMs });
    this.#isCounted = true;
    this.#openAt = Math.max(this.#openAt, this.#tools.monotonic() + waitMs);
    this.#first(waiting);
  }

  again(tries: number, waiting: Waiting): void {
    const { firstWaitMs = 500 } = this.#tools;
    const waitMs = Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs);
    if (tries === 1) this.#tools.log.warn('the homeserver did not answer', { waitMs });
    const timer = setTimeout(() => {
      this.#later.delete(waiting);
      this.#first(waiting);
    }, waitMs);
    this.#later.set(waiting, timer);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const timer of this.#later.values()) clearTimeout(timer);
    const { answer, card, mark } = this.#lists;
    for (const waiting of [...answer, ...card, ...mark, ...this.#later.keys()])
      waiting.drop(closed());
    for (const list of [answer, card, mark]) list.length = 0;
    this.#later.clear();
  }

  #first(waiting: Waiting): void {
    if (this.#isClosed) return waiting.drop(closed());
    this.#lists[waiting.urgency].unshift(waiting);
    this.#run();
  }

  #run(): void {
    const { heldMs } = this;
    if (heldMs > 0) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#run(), heldMs);
      return;
    }
    while (this.#running < (this.#isCounted ? 1 : width)) {
      const next = this.#next();
      if (next === undefined) {
        this.#isCounted = false;
        return;
      }
      this.#running += 1;
      void next.go().finally(() => {
        this.#running -= 1;
        this.#run();
      });
    }
  }

  #next(): Waiting | undefined {
    for (const urgency of urgencies) {
      const next = this.#lists[urgency].shift();
      if (next !== undefined) return next;
    }
    return undefined;
  }
}

const closed = (): Error => new Error('The outbox is closed');
