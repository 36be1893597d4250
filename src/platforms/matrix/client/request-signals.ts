/**
 * Cuts requests off: each has a signal of its own, dropped once its time is up. In Node 20, one made
 * with `AbortSignal.any` would leave a trace in the signal that ends them all, for ever.
 */
export class RequestSignals {
  readonly #open = new Set<AbortController>();
  #isClosed = false;

  /** Aborts after `patienceMs` milliseconds, or once this is closed. */
  signal(patienceMs: number): AbortSignal {
    if (this.#isClosed) return AbortSignal.abort();
    const controller = new AbortController();
    const late = AbortSignal.timeout(patienceMs);
    const cutOff = (): void => {
      this.#open.delete(controller);
      controller.abort(late.reason);
    };
    late.addEventListener('abort', cutOff, { once: true });
    this.#open.add(controller);
    return controller.signal;
  }

  /** Cuts off what is under way, and whatever comes later. */
  close(): void {
    this.#isClosed = true;
    for (const controller of this.#open) controller.abort();
    this.#open.clear();
  }
}
