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
  rooms: { perSecond: 0.016, burst: 10 },
  invites: { perSecond: 0.3, burst: 10 },
  joins: { perSecond: 0.1, burst: 10 },
};

/** Counts what each account sends, as buckets that drip. */
export class RateLimits {
  #rates: Rates = {};
  #limited: string | undefined;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { full: number; at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** For every account, or for one alone. */
  set(rates: Rates, user?: string): void {
    this.#rates = rates;
    this.#limited = user;
    this.#buckets.clear();
  }

  /** Counts towards each of them; refuses, and counts nothing, if one of them is full. */
  count(user: string, all: readonly Counted[]): void {
    if (this.#limited !== undefined && this.#limited !== user) return;
    const now = this.#now();
    const counted = all.map((what) => this.#asked(`${user}\n${what}`, this.#rates[what], now));
    for (const [key, full] of counted) this.#buckets.set(key, { full: full + 1, at: now });
  }

  #asked(key: string, rate: Rate | undefined, now: number): readonly [key: string, full: number] {
    const before = this.#buckets.get(key) ?? { full: 0, at: now };
    if (rate === undefined) return [key, 0];
    const full = Math.max(0, before.full - ((now - before.at) / 1000) * rate.perSecond);
    if (full + 1 <= rate.burst) return [key, full];
    const retryAfterMs = Math.ceil(((full + 1 - rate.burst) / rate.perSecond) * 1000);
    throw new ApiError(429, 'M_LIMIT_EXCEEDED', 'Too Many Requests', retryAfterMs);
  }
}
