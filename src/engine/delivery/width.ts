import type { Monotonic } from '../ports.ts';

/** How many requests may be in flight when all of them may be refused. */
const most = 40;
/**
 * After this many milliseconds, an unanswered request is waiting for one of the platform's own
 * limits, and no longer counts here.
 */
const leaseMs = 1_000;

/** Limits the requests in flight to places that worked before: all of them may still be refused. */
export class Width {
  readonly #monotonic: Monotonic;
  /** When each was sent, oldest first. */
  readonly #leases = new Set<{ readonly at: number }>();
  #waiting: (() => void)[] = [];
  #isTimed = false;

  constructor(monotonic: Monotonic) {
    this.#monotonic = monotonic;
  }

  /** Undefined when there is room; otherwise resolves when there may be. */
  full(): Promise<void> | undefined {
    const since = this.#monotonic() - leaseMs;
    for (const lease of this.#leases) {
      if (lease.at > since) break;
      this.#leases.delete(lease);
    }
    return this.#leases.size < most ? undefined : this.#turn();
  }

  /** Counts a request; the returned function must be called once it has ended. */
  enter(): () => void {
    const lease = { at: this.#monotonic() };
    this.#leases.add(lease);
    return () => {
      this.#leases.delete(lease);
      this.#waiting.shift()?.();
    };
  }

  #turn(): Promise<void> {
    if (!this.#isTimed) setTimeout(() => this.#wakeAll(), leaseMs).unref();
    this.#isTimed = true;
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  #wakeAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isTimed = false;
    for (const resolve of waiting) resolve();
  }
}
