import { Budget } from './budget.ts';
import { firstOf, givenWith, isLongLine } from './gathered.ts';
import {
  OutboxClosed,
  unsaidWaitMs,
  type OutboxTools,
  type Urgency,
  type Waiting,
} from './outgoing.ts';
import { isPassing, isTooMuch } from './refusal.ts';
import { WaitingLists } from './waiting-lists.ts';

/**
 * How much is sent in parallel if the server does not count it. What nobody waits for leaves some
 * of that to answers, which come in between.
 */
const width = { answer: 20, receipt: 20, card: 6, detail: 4, mark: 4, release: 4 } as const;
const longestWaitMs = 30_000;
/** The longest that what stands under cards waits for people being answered, in milliseconds. */
const yieldsMs = 6_000;

/** What is waiting to be sent, in lists by urgency. */
export class OutgoingQueue {
  readonly #tools: OutboxTools;
  readonly #lists = new WaitingLists();
  readonly #later = new Map<Waiting, NodeJS.Timeout>();
  readonly #budget = new Budget();
  #running = 0;
  #answering = 0;
  #openAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
  }

  get now(): number {
    return this.#tools.monotonic();
  }

  get size(): number {
    return this.#lists.size + this.#later.size;
  }

  get heldMs(): number {
    return Math.max(0, this.#openAt - this.now);
  }

  get isLimited(): boolean {
    return this.#budget.isKnown(this.now);
  }

  get isTight(): boolean {
    return this.#budget.isTight(this.now);
  }

  spent(urgency?: Urgency): void {
    this.#budget.sent(this.now);
    if (urgency === 'answer' || urgency === 'receipt') this.#budget.answered(this.now);
  }

  answering(): () => void {
    this.#answering += 1;
    return () => {
      this.#answering -= 1;
      if (!this.#isClosed) this.#run();
    };
  }

  add(waiting: Waiting): void {
    if (this.#isClosed) return waiting.drop(new OutboxClosed());
    this.#lists.add(waiting);
    this.#run();
  }

  /**
   * Puts back works that were not done, ahead of later ones; nothing leaves for `waitMs`
   * milliseconds.
   */
  hold(waitMs: number, all: readonly Waiting[]): void {
    const { now } = this;
    if (!this.isLimited && waitMs >= unsaidWaitMs)
      this.#tools.log.warn('the homeserver limits how much is sent', { waitMs });
    this.#budget.refused(waitMs, now);
    this.#openAt = Math.max(this.#openAt, now + waitMs);
    this.#first(all);
  }

  again(tries: number, waiting: Waiting): void {
    // It was cut off when the queue was closed.
    if (this.#isClosed) return waiting.drop(new OutboxClosed());
    const { firstWaitMs = 500 } = this.#tools;
    const waitMs = Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs);
    if (tries === 1) this.#tools.log.warn('the homeserver did not answer', { waitMs });
    const timer = setTimeout(() => {
      this.#later.delete(waiting);
      this.#first([waiting]);
    }, waitMs);
    this.#later.set(waiting, timer);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const timer of this.#later.values()) clearTimeout(timer);
    const waiting = this.#lists.takeAll();
    for (const each of [...waiting, ...this.#later.keys()]) each.drop(new OutboxClosed());
    this.#later.clear();
  }

  #first(all: readonly Waiting[]): void {
    for (const waiting of all.toReversed())
      if (this.#isClosed) waiting.drop(new OutboxClosed());
      else this.#lists.putBack(waiting);
    this.#run();
  }

  #run(): void {
    if (this.#wait(this.heldMs)) return;
    for (;;) {
      const next = this.#next();
      if (next === undefined) return;
      const { urgency, waitMs } = next;
      if (this.#running >= (this.isLimited ? 1 : width[urgency])) return;
      if (this.#wait(waitMs)) return;
      const group = this.#take(urgency);
      const [only, ...others] = group;
      if (only === undefined) return;
      this.#running += 1;
      void (others.length === 0 ? only.go() : this.#together(group)).finally(() => {
        this.#running -= 1;
        this.#run();
      });
    }
  }

  /**
   * The next urgency to serve. While answers wait for each other, others leave; what nobody waits
   * for waits for all of them.
   */
  #next(): { readonly urgency: Urgency; readonly waitMs: number } | undefined {
    const first = this.#personal();
    if (first !== undefined)
      return { urgency: first.urgency, waitMs: Math.max(0, this.#gathersMs(first)) };
    const urgency = this.#lists.mostUrgent;
    return urgency && { urgency, waitMs: this.#waitMs(urgency) };
  }

  #personal(): Waiting | undefined {
    return firstOf(this.#lists.personal, (each) => this.#gathersMs(each));
  }

  #waitMs(urgency: Urgency): number {
    if (urgency === 'answer' || urgency === 'receipt') return 0;
    const waitMs = this.#budget.waitMs(urgency, this.now);
    return urgency === 'card' ? waitMs : Math.max(this.#yieldMs(urgency), waitMs);
  }

  /** An answer may need several messages, or a room; what could leave before it is in no hurry. */
  #yieldMs(urgency: Urgency): number {
    const first = this.#lists.first(urgency);
    if (this.#answering === 0 || first === undefined) return 0;
    return first.since + yieldsMs - this.now;
  }

  /**
   * How much longer it waits for others to join it, in milliseconds; below 0, how long it has been
   * ready.
   */
  #gathersMs({ shared, since, urgency }: Waiting): number {
    const { now } = this;
    if (shared === undefined) return since - now;
    return since + (urgency === 'receipt' ? 0 : this.#budget.gatherMs(now)) - now;
  }

  /** True if the queue must be run again later, for which this sets a timer. */
  #wait(waitMs: number): boolean {
    if (waitMs <= 0) return false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), waitMs);
    return true;
  }

  /** Takes the next to leave; several, if they should leave together. */
  #take(urgency: Urgency): Waiting[] {
    // Last in, first out: what stands under the latest card is used next.
    if (urgency === 'mark' && this.isLimited) return this.#lists.takeLast(urgency);
    const first = this.#personal();
    if (first === undefined) return this.#lists.takeFirst(urgency);
    const all = this.#lists.personal;
    const group = this.#isTogether(first, all) ? givenWith(first, all) : [first];
    this.#lists.remove(group);
    return group;
  }

  /**
   * True if they should share a message. Receipts leave one by one, and so in full, to one reader
   * each, as long as that is soon.
   */
  #isTogether(first: Waiting, all: readonly Waiting[]): boolean {
    if (first.urgency === 'answer' || !this.isTight) return this.isTight;
    const { now } = this;
    return isLongLine(all, now, (count) => this.#budget.untilMs(count, now));
  }

  /** `frozen`: set on a retry. The message may have been sent, so nobody is added to it. */
  async #together(group: readonly Waiting[], frozen?: Waiting, tries = 1): Promise<void> {
    const all = group.flatMap(({ shared }) => shared ?? []);
    try {
      await all[0]?.say(all);
      this.spent('answer');
      for (const each of group) each.told();
    } catch (error) {
      const whole = frozen === undefined ? group : [frozen];
      if (isTooMuch(error)) this.hold(error.retryAfterMs ?? unsaidWaitMs, whole);
      else if (isPassing(error)) this.again(tries, this.#frozen(group, tries + 1));
      else for (const each of group) each.drop(error);
    }
  }

  #frozen(group: readonly Waiting[], tries: number): Waiting {
    const frozen: Waiting = {
      urgency: 'answer',
      since: group[0]?.since ?? this.now,
      go: () => this.#together(group, frozen, tries),
      told: () => {},
      drop: (error) => {
        for (const each of group) each.drop(error);
      },
    };
    return frozen;
  }
}
