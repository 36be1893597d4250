import type { Monotonic } from '../ports.ts';

/** Platforms block bots with too many refused requests: Discord from 10,000 in ten minutes. */
const windowMs = 10 * 60_000;

interface Waiting {
  readonly limit: number;
  readonly resolve: (waitMs: number) => void;
}

/**
 * How many requests may be refused in ten minutes, over all places. Requests that are likely to be
 * refused reserve a slot first, so that all of those in flight may be refused without harm.
 */
export class RefusalBudget {
  readonly #monotonic: Monotonic;
  /** The times of the refusals of the last ten minutes, oldest first. */
  #at: number[] = [];
  #total = 0;
  #onTheWay = 0;
  readonly #waiting: Waiting[] = [];

  constructor(monotonic: Monotonic) {
    this.#monotonic = monotonic;
  }

  /** How many were refused since the program started, for comparison with an earlier value. */
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
   * Resolves with 0 once one more request may be risked without reaching `limit`; `settle` must
   * follow. If the limit is already reached, resolves with the milliseconds until it no longer is.
   */
  take(limit: number): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting.push({ limit, resolve });
      this.#serve();
    });
  }

  /** The risked request has ended. */
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
