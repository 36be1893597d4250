import { ApiError } from './api-error.ts';
import type { Counted } from './call.ts';

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}
export type Rates = Readonly<Partial<Record<Counted, Rate>>>;

/** What Synapse allows an account that its administrator gave nothing more. */
export const synapseRates: Rates = {
  messages: { perSecond: 0.2, burst: 10 },
  rooms: { perSecond: 1 / 60, burst: 10 },
  invites: { perSecond: 0.3, burst: 10 },
};

/** Counts what each account sends, as buckets that drip. */
export class RateLimits {
  #rates: Rates = {};
  readonly #now: () => number;
  readonly #buckets = new Map<string, { full: number; at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  set(rates: Rates): void {
    this.#rates = rates;
    this.#buckets.clear();
  }

  count(user: string, what: Counted): void {
    const rate = this.#rates[what];
    if (rate === undefined) return;
    const key = `${user}\n${what}`;
    const now = this.#now();
    const before = this.#buckets.get(key) ?? { full: 0, at: now };
    const full = Math.max(0, before.full - ((now - before.at) / 1000) * rate.perSecond);
    if (full + 1 > rate.burst) {
      const retryAfterMs = Math.ceil(((full + 1 - rate.burst) / rate.perSecond) * 1000);
      throw new ApiError(429, 'M_LIMIT_EXCEEDED', 'Too Many Requests', retryAfterMs);
    }
    this.#buckets.set(key, { full: full + 1, at: now });
  }
}
