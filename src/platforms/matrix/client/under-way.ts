/**
 * Requests that may still be cut off. Each has a signal of its own, let go once its time is up: in
 * Node 20, one that is made with `AbortSignal.any` leaves a trace in the signal that ends them all.
 */
export class UnderWay {
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
