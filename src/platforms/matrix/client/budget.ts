import { Bucket } from './bucket.ts';

/** What an answer may use alone of what the server lets an account send at once, by who else wants to. */
const kept = { card: 0.7, detail: 0.9, mark: 0.9, release: 0.9 } as const;
/** The same for all of them while many are answered. */
const keptWhileBusy = 0.9;
/** So many answers within that time, in milliseconds, are many. */
const busy = { answers: 4, withinMs: 60_000 } as const;
/** What is not an answer to somebody: it uses what answers leave. */
export type Unhurried = keyof typeof kept;

/** Below what part of it answers had better be shared. */
const tight = 0.7;
/** How long at most an answer that others may join waits for them, in milliseconds. */
const longestGatherMs = 4_000;

/** How what a server lets an account send is used. Until it refuses something, everything may leave. */
export class Budget {
  readonly #bucket = new Bucket();
  #answered: number[] = [];

  /** True where the server is known to limit the account. */
  isKnown(now: number): boolean {
    return this.#bucket.isKnown(now);
  }

  sent(now: number): void {
    this.#bucket.sent(now);
  }

  /** What was sent answered somebody. */
  answered(now: number): void {
    this.#answered = [...this.#answered.slice(1 - busy.answers), now];
  }

  /** The server wants to be asked again after that. */
  refused(waitMs: number, now: number): void {
    this.#bucket.refused(waitMs, now);
  }

  /** How many messages may leave at this moment. */
  spare(now: number): number {
    return this.#bucket.spare(now);
  }

  /** True while there is less left than answers may need. */
  isTight(now: number): boolean {
    return this.#tightness(now) > 0;
  }

  /**
   * How long an answer had better wait for others that may join it, in milliseconds: the less is left,
   * the longer, and no longer than it takes until one more may leave.
   */
  gatherMs(now: number): number {
    return Math.min(longestGatherMs, this.#bucket.gapMs) * this.#tightness(now);
  }

  /** How long it takes until so many may have left. */
  untilMs(count: number, now: number): number {
    return this.isKnown(now) ? Math.max(0, count - this.spare(now)) * this.#bucket.gapMs : 0;
  }

  /** How long it has to wait so that answers have what they may need, in milliseconds. */
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

  /** From 0, where answers have what they may need, to 1, where nothing is left. */
  #tightness(now: number): number {
    if (!this.isKnown(now)) return 0;
    return Math.min(1, Math.max(0, 1 - this.spare(now) / (this.#bucket.burst * tight)));
  }
}
