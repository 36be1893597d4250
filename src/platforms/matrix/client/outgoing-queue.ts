import { Budget } from './budget.ts';
import {
  OutboxClosed,
  urgencies,
  unsaidWaitMs,
  type OutboxTools,
  type Shared,
  type Urgency,
} from './outgoing.ts';
import { isPassing, isTooMuch } from './refusal.ts';

export interface Waiting {
  readonly urgency: Urgency;
  readonly since: number;
  readonly shared?: Shared;
  readonly go: () => Promise<void>;
  /** It was given together with others. */
  readonly told: () => void;
  readonly drop: (error: unknown) => void;
}

/**
 * How much is on its way at once, where the server does not count it. What nobody waits for leaves some of
 * that to answers, which come in between.
 */
const width = { answer: 16, receipt: 16, card: 6, mark: 4, release: 4 } as const;
/** What somebody waits for. */
const personal: ReadonlySet<Urgency> = new Set(['answer', 'receipt']);
const longestWaitMs = 30_000;
/** What stands under cards waits at most so long for those who are being answered, in milliseconds. */
const yieldsMs = 2_000;

/** What waits to leave, in lists by its urgency. */
export class OutgoingQueue {
  readonly #tools: OutboxTools;
  readonly #lists: Readonly<Record<Urgency, Waiting[]>> = {
    answer: [],
    receipt: [],
    card: [],
    mark: [],
    release: [],
  };
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
    const waiting = urgencies.reduce((sum, urgency) => sum + this.#lists[urgency].length, 0);
    return waiting + this.#later.size;
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
    if (urgency !== undefined && personal.has(urgency)) this.#budget.answered(this.now);
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
    this.#lists[waiting.urgency].push(waiting);
    this.#run();
  }

  /** They were not done: they are first again, and nothing leaves before that time. */
  hold(waitMs: number, all: readonly Waiting[]): void {
    const { now } = this;
    if (!this.isLimited && waitMs >= unsaidWaitMs)
      this.#tools.log.warn('the homeserver limits how much is sent', { waitMs });
    this.#budget.refused(waitMs, now);
    this.#openAt = Math.max(this.#openAt, now + waitMs);
    this.#first(all);
  }

  again(tries: number, waiting: Waiting): void {
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
    const waiting = urgencies.flatMap((urgency) => this.#lists[urgency].splice(0));
    for (const each of [...waiting, ...this.#later.keys()]) each.drop(new OutboxClosed());
    this.#later.clear();
  }

  #first(all: readonly Waiting[]): void {
    for (const waiting of all.toReversed())
      if (this.#isClosed) waiting.drop(new OutboxClosed());
      else this.#insert(waiting);
    this.#run();
  }

  /** Before what came after it. */
  #insert(waiting: Waiting): void {
    const list = this.#lists[waiting.urgency];
    const at = list.findIndex(({ since }) => since > waiting.since);
    list.splice(at === -1 ? list.length : at, 0, waiting);
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

  /** While answers wait for each other, receipts leave; what nobody waits for waits for both. */
  #next(): { readonly urgency: Urgency; readonly waitMs: number } | undefined {
    const waiting = urgencies.filter((each) => this.#lists[each].length > 0);
    const [first, second] = waiting.map((urgency) => ({ urgency, waitMs: this.#waitMs(urgency) }));
    if (first === undefined || second === undefined || !personal.has(second.urgency)) return first;
    return second.waitMs < first.waitMs ? second : first;
  }

  #waitMs(urgency: Urgency): number {
    if (urgency === 'receipt') return 0;
    if (urgency === 'mark' || urgency === 'release')
      return Math.max(this.#yieldMs(urgency), this.#budget.waitMs(urgency, this.now));
    if (urgency === 'card') return this.#budget.waitMs(urgency, this.now);
    return Math.min(...this.#lists.answer.map((each) => this.#gathersMs(each)));
  }

  /** An answer may need more than one message, or a room: what could leave before it is in no hurry. */
  #yieldMs(urgency: Urgency): number {
    const [first] = this.#lists[urgency];
    if (this.#answering === 0 || first === undefined) return 0;
    return first.since + yieldsMs - this.now;
  }

  /** How much longer it waits for others that may join it. */
  #gathersMs({ shared, since }: Waiting): number {
    if (shared === undefined) return 0;
    const { now } = this;
    return Math.max(0, since + this.#budget.gatherMs(now) - now);
  }

  /** True if it has to be looked at again later. */
  #wait(waitMs: number): boolean {
    if (waitMs <= 0) return false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), waitMs);
    return true;
  }

  /** The next that leaves; several, if they had better leave together. */
  #take(urgency: Urgency): Waiting[] {
    const list = this.#lists[urgency];
    // What stands under the latest card is used next.
    if (urgency === 'mark' && this.isLimited) return list.splice(-1);
    const at = list.findIndex((each) => this.#gathersMs(each) <= 0);
    const next = list[at];
    if (next === undefined) return [];
    const key = this.isTight ? next.shared?.key : undefined;
    const isTaken = (each: Waiting): boolean =>
      each === next || (key !== undefined && each.shared?.key === key);
    const group = list.filter(isTaken);
    list.splice(0, list.length, ...list.filter((each) => !isTaken(each)));
    return group;
  }

  /** `frozen`: it may have been said, so that whoever comes meanwhile is not among them. */
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
