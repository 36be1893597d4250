/**
 * The requests that a stream granted recently, so that one delivered twice counts once. Each is
 * kept until another is granted more than `keptMs` milliseconds later, so the size is bounded by
 * how many come in that time; neither `has` nor `add` depends on it.
 */
export class RecentRequests {
  readonly #keptMs: number;
  /** In the order they were granted. */
  readonly #grantedAt = new Map<string, number>();

  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  has(request: string): boolean {
    return this.#grantedAt.has(request);
  }

  add(request: string, at: number): void {
    for (const [older, grantedAt] of this.#grantedAt) {
      if (grantedAt >= at - this.#keptMs) break;
      this.#grantedAt.delete(older);
    }
    this.#grantedAt.set(request, at);
  }

  /** Each with when it was granted, oldest first. */
  all(): [request: string, at: number][] {
    return [...this.#grantedAt];
  }
}
