import { Bucket } from './bucket.ts';

/** The share of the burst that is reserved for answers, by what else wants to leave. */
const kept = { card: 0.7, detail: 0.9, mark: 0.9, release: 0.9 } as const;
/** The same for all kinds while many people are being answered. */
const keptWhileBusy = 0.9;
/** This many answers within that many milliseconds count as many. */
const busy = { answers: 4, withinMs: 60_000 } as const;
/** What does not answer anybody: it uses what answers leave. */
export type Unhurried = keyof typeof kept;

/** The share of the burst below which answers should be sent together. */
const tight = 0.7;
/** The longest that an answer waits for others to join it, in milliseconds. */
const longestGatherMs = 4_000;

/**
 * Divides up what a server lets an account send. Until it refuses something, everything may leave.
 */
export class Budget {
  readonly #bucket = new Bucket();
  #answered: number[] = [];

  /** True while the server is known to limit the account. */
  isKnown(now: number): boolean {
    return this.#bucket.isKnown(now);
  }

  sent(now: number): void {
    this.#bucket.sent(now);
  }

  /** Notes that a message answered somebody. */
  answered(now: number): void {
    this.#answered = [...this.#answered.slice(1 - busy.answers), now];
  }

  /** Notes that the server refused a message and asked to wait `waitMs` milliseconds. */
  refused(waitMs: number, now: number): void {
    this.#bucket.refused(waitMs, now);
  }

  /** How many messages may leave now. */
  spare(now: number): number {
    return this.#bucket.spare(now);
  }

  /** True while there is less left than answers may need. */
  isTight(now: number): boolean {
    return this.#tightness(now) > 0;
  }

  /**
   * How long an answer should wait for others to join it, in milliseconds: the less is left, the
   * longer, but no longer than it takes until one more may leave.
   */
  gatherMs(now: number): number {
    return Math.min(longestGatherMs, this.#bucket.gapMs) * this.#tightness(now);
  }

  /** Milliseconds until `count` messages may have left. */
  untilMs(count: number, now: number): number {
    return this.isKnown(now) ? Math.max(0, count - this.spare(now)) * this.#bucket.gapMs : 0;
  }

  /** How long something must wait so that answers have what they may need, in milliseconds. */
  waitMs(what: Unhurried, now: number): number {
    if (!this.isKnown(now)) return 0;
    const { burst, gapMs } = this.#bucket;
    const wanted = Math.floor(burst * (this.#isBusy(now) ? keptWhileBusy : kept[what])) + 1;
    return Math.max(0, (wanted - this.spare(now)) * gapMs);
  }

  #isBusy(now: number): boolean {
    const [first = Number.NEGATIVE_INFINITY] = this.#answered;
    return this.#answered.length === busy.answers && now - first < busy.withinMs;
  }

  /** From 0, if answers have what they may need, to 1, if nothing is left. */
  #tightness(now: number): number {
    if (!this.isKnown(now)) return 0;
    return Math.min(1, Math.max(0, 1 - this.spare(now) / (this.#bucket.burst * tight)));
  }
}
