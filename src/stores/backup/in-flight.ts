/** The most writes under way at once, so that a store can batch them. */
const most = 512;

/** Runs writes in parallel, but those of one stream one after the other. */
export class InFlight {
  readonly #last = new Map<string, Promise<void>>();
  readonly #all = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  /**
   * Undefined if there is room for more; otherwise resolves once there is. Rejects after a failure.
   */
  add(stream: string, write: () => Promise<void>): Promise<void> | undefined {
    const before = this.#last.get(stream) ?? Promise.resolve();
    const mine: Promise<void> = before
      .then(() => (this.#failure === undefined ? write() : undefined))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#end(stream, mine));
    this.#last.set(stream, mine);
    this.#all.add(mine);
    return this.#all.size < most && this.#failure === undefined ? undefined : this.#room();
  }

  /** Resolves once all of them are done; rejects if one failed. */
  async ended(): Promise<void> {
    await Promise.all(this.#all);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #end(stream: string, mine: Promise<void>): void {
    this.#all.delete(mine);
    if (this.#last.get(stream) === mine) this.#last.delete(stream);
  }

  async #room(): Promise<void> {
    await Promise.race(this.#all);
    if (this.#failure !== undefined) await this.ended();
  }
}
