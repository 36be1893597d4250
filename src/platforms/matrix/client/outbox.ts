import { isPassing, isTooMuch } from './refusal.ts';
import { OutgoingQueue } from './outgoing-queue.ts';
import {
  unsaidWaitMs,
  type OutboxTools,
  type Personal,
  type Shared,
  type Urgency,
  type Waiting,
} from './outgoing.ts';

export interface Outbox {
  /**
   * Does the work in its turn. If the server limits it, it is done later, as the server says; if
   * the server doesn't answer, it is tried again, an answer or a receipt for as long as it takes.
   * So `work` must have the same effect however often it is done. Rejects if the server refuses.
   */
  push<T>(urgency: Urgency, work: () => Promise<T>): Promise<T>;
  /**
   * Sends an answer, alone if there is room for that; if several with one key would wait for each
   * other, they are sent together, and this resolves with undefined.
   */
  pushShared<T>(shared: Shared, work: () => Promise<T>, urgency?: Personal): Promise<T | undefined>;
  /** Resolves once something of that urgency may leave, for requests that the server counts too. */
  turn(urgency: Urgency): Promise<void>;
  /**
   * Notes that somebody is being answered, until the returned function is called: what stands under
   * cards waits.
   */
  answering(): () => void;
  /** Notes that something the server counts too was sent another way. */
  spent(): void;
  /** How many are waiting. */
  waiting(): number;
  /** How much longer nothing may leave, in milliseconds, because the server asked to wait. */
  heldMs(): number;
  /** True while the server is known to limit the account. */
  isLimited(): boolean;
  /** True while answers should share messages. */
  isTight(): boolean;
  /** Rejects what is waiting. */
  close(): void;
}

const mostTries: Readonly<Record<Urgency, number>> = {
  answer: Number.POSITIVE_INFINITY,
  receipt: Number.POSITIVE_INFINITY,
  card: 3,
  detail: 3,
  mark: 3,
  release: 3,
};
/** The only way to send, because a server counts all that an account sends together. */
export function openOutbox(tools: OutboxTools): Outbox {
  const queue = new OutgoingQueue(tools);
  const wait = <T>(
    urgency: Urgency,
    work: () => Promise<T>,
    more: { readonly shared?: Shared; readonly counts: boolean },
  ): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const waiting = waitingFor(queue, { urgency, work, ...more }, resolve, reject);
      queue.add(waiting);
    });
  return {
    push: async (urgency, work) => {
      const done = await wait(urgency, async () => ({ value: await work() }), { counts: true });
      if (done === undefined) throw new Error('Only shared work may end without a result');
      return done.value;
    },
    pushShared: (shared, work, urgency = 'answer') => wait(urgency, work, { shared, counts: true }),
    turn: async (urgency) => {
      await wait(urgency, async () => undefined, { counts: false });
    },
    answering: () => queue.answering(),
    spent: () => queue.spent(),
    waiting: () => queue.size,
    heldMs: () => queue.heldMs,
    isLimited: () => queue.isLimited,
    isTight: () => queue.isTight,
    close: () => queue.close(),
  };
}

interface Work<T> {
  readonly urgency: Urgency;
  readonly work: () => Promise<T>;
  readonly shared?: Shared;
  readonly counts: boolean;
}

function waitingFor<T>(
  queue: OutgoingQueue,
  { urgency, work, shared, counts }: Work<T>,
  resolve: (done: T | undefined) => void,
  reject: (error: unknown) => void,
): Waiting {
  let tries = 0;
  const waiting: Waiting = {
    urgency,
    since: queue.now,
    ...(shared === undefined ? {} : { shared }),
    drop: reject,
    told: () => resolve(undefined),
    go: async () => {
      try {
        tries += 1;
        const done = await work();
        if (counts) queue.spent(urgency);
        resolve(done);
      } catch (error) {
        if (isTooMuch(error)) queue.hold(error.retryAfterMs ?? unsaidWaitMs, [waiting]);
        else if (isPassing(error) && tries < mostTries[urgency]) queue.again(tries, waiting);
        else reject(error);
      }
    },
  };
  return waiting;
}
