import type { Monotonic } from '../ports.ts';

/** As many at once as may all be refused without harm. */
const most = 40;
/** What is not answered by then waits for a limit of the platform's own, and keeps nobody waiting here. */
const leaseMs = 1_000;

/** How many requests that should pass are on their way at once, before the first answer is known. */
export class Width {
  readonly #monotonic: Monotonic;
  /** Since when each has been on its way, the oldest first. */
  readonly #leases = new Set<{ readonly at: number }>();
  #waiting: (() => void)[] = [];
  #isTimed = false;

  constructor(monotonic: Monotonic) {
    this.#monotonic = monotonic;
  }

  /** Undefined when there is room, else resolves when there may be. */
  full(): Promise<void> | undefined {
    const since = this.#monotonic() - leaseMs;
    for (const lease of this.#leases) {
      if (lease.at > since) break;
      this.#leases.delete(lease);
    }
    return this.#leases.size < most ? undefined : this.#turn();
  }

  /** Gives what to call once it is over. */
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
