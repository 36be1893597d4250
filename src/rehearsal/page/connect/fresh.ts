/** In milliseconds: however many windows look, the platform is asked this often at most. */
const freshForMs = 1_500;

/** What is asked elsewhere, at most once in a second and a half. */
export class Fresh<Found> {
  readonly #ask: () => Promise<Found>;
  #at = -Infinity;
  #found: Promise<Found> | undefined;

  constructor(ask: () => Promise<Found>) {
    this.#ask = ask;
  }

  found(): Promise<Found> {
    const now = performance.now();
    if (this.#found !== undefined && now - this.#at < freshForMs) return this.#found;
    this.#at = now;
    this.#found = this.#ask();
    return this.#found;
  }
}
