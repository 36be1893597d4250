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
   * Does it in its turn. What the server has no room for now is done later, as it says; what it does
   * not answer is tried again, an answer or a receipt for as long as it takes. So `work` must do the same thing
   * however often it is done. Rejects for what the server refuses.
   */
  push<T>(urgency: Urgency, work: () => Promise<T>): Promise<T>;
  /**
   * An answer, given alone where there is room for that: where several of a key would wait for each
   * other, they are given together. Undefined if it was.
   */
  pushShared<T>(shared: Shared, work: () => Promise<T>, urgency?: Personal): Promise<T | undefined>;
  /** Resolves once something of that urgency may leave, for what the server counts along. */
  turn(urgency: Urgency): Promise<void>;
  /** Somebody is being answered, until what this returns is called: what stands under cards waits. */
  answering(): () => void;
  /** Something left by another way that the server counts along. */
  spent(): void;
  /** How many wait. */
  waiting(): number;
  /** How long nothing may leave, in milliseconds, since the server asked for that. */
  heldMs(): number;
  /** True where the server is known to limit the account. */
  isLimited(): boolean;
  /** True while answers had better share what may be sent. */
  isTight(): boolean;
  /** What waits is rejected. */
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
/** The one way out, since a server counts all that an account sends together. */
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
      if (done === undefined) throw new Error('Only what is shared is given together');
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
