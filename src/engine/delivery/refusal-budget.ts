import type { Monotonic } from '../ports.ts';

/** A platform that is asked too often for what it refuses shuts the bot out: Discord at 10,000 in ten minutes. */
const windowMs = 10 * 60_000;

interface Waiting {
  readonly limit: number;
  readonly resolve: (waitMs: number) => void;
}

/**
 * How many requests may be refused in ten minutes, over all places. What may well be refused asks
 * first, so that as many as are on their way at once can be refused at once without harm.
 */
export class RefusalBudget {
  readonly #monotonic: Monotonic;
  /** When each refusal of the last ten minutes came, the oldest first. */
  #at: number[] = [];
  #total = 0;
  #onTheWay = 0;
  readonly #waiting: Waiting[] = [];

  constructor(monotonic: Monotonic) {
    this.#monotonic = monotonic;
  }

  /** How many were refused since the program started: to be compared with what it was before. */
  get total(): number {
    return this.#total;
  }

  /** How many were refused in the last ten minutes. */
  get recent(): number {
    const since = this.#monotonic() - windowMs;
    if (this.#at[0] !== undefined && this.#at[0] <= since)
      this.#at = this.#at.filter((at) => at > since);
    return this.#at.length;
  }

  /**
   * Waits until one more may be risked, while `limit` is not reached: gives 0, and `settle` must
   * follow. Once it is reached, gives the milliseconds until it is not.
   */
  take(limit: number): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting.push({ limit, resolve });
      this.#serve();
    });
  }

  /** What was risked is over. */
  settle(): void {
    this.#onTheWay -= 1;
    this.#serve();
  }

  /** One more request was refused. */
  spend(): void {
    this.#at.push(this.#monotonic());
    this.#total += 1;
  }

  #serve(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const waitMs = this.#answer(first.limit);
      if (waitMs === undefined) return;
      if (waitMs === 0) this.#onTheWay += 1;
      this.#waiting.shift();
      first.resolve(waitMs);
    }
  }

  #answer(limit: number): number | undefined {
    const { recent } = this;
    if (recent + this.#onTheWay < limit) return 0;
    if (recent < limit) return undefined;
    const freed = this.#at[recent - limit] ?? 0;
    return Math.max(freed + windowMs - this.#monotonic(), 1);
  }
}
