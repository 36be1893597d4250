interface Entry {
  readonly id: string;
  readonly at: number;
  readonly turn: number;
}

/** As many outdated entries as are not worth a tidying, in ids. */
const fewOutdated = 1_000;

/**
 * What is due when, one moment an id: a heap, so that ten thousand that are due at once cost little,
 * and ten thousand that are not cost nothing to look at.
 */
export class DueList {
  readonly #heap: Entry[] = [];
  /** An entry of the heap that is not the one here is outdated. */
  readonly #present = new Map<string, Entry>();

  /** Replaces what was known of that id; times in milliseconds, all of one clock. */
  set(id: string, at: number): void {
    if (this.at(id) === at) return;
    const entry = { id, at, turn: turnOf(id, at) };
    this.#present.set(id, entry);
    this.#push(entry);
    if (this.#heap.length > 2 * this.#present.size + fewOutdated) this.#tidy();
  }

  /** When that id is due. */
  at(id: string): number | undefined {
    return this.#present.get(id)?.at;
  }

  delete(id: string): void {
    this.#present.delete(id);
  }

  /** Takes the first that is due at `now`, if any is. */
  take(now: number): string | undefined {
    const first = this.#first();
    if (first === undefined || first.at > now) return undefined;
    this.#pop();
    this.#present.delete(first.id);
    return first.id;
  }

  /** When the first of them is due. */
  get nextAt(): number | undefined {
    return this.#first()?.at;
  }

  get size(): number {
    return this.#present.size;
  }

  #first(): Entry | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || this.#present.get(first.id) === first) return first;
      this.#pop();
    }
  }

  /** Outdated entries go by themselves when their time comes; those of a far hour would pile up. */
  #tidy(): void {
    this.#heap.length = 0;
    for (const entry of this.#present.values()) this.#push(entry);
  }

  #push(entry: Entry): void {
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(index: number): void {
    for (let at = index; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  #sink(index: number): void {
    for (let at = index; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = this.#isBefore(right, left) ? right : left;
      if (!this.#swapIfBefore(least, at)) return;
      at = least;
    }
  }

  #swapIfBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined || !this.#isBefore(a, b)) return false;
    this.#heap[b] = first;
    this.#heap[a] = second;
    return true;
  }

  #isBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined) return false;
    if (second === undefined) return true;
    return first.at < second.at || (first.at === second.at && first.turn < second.turn);
  }
}

/** Among those due at one moment the order is another at each moment: nobody is always the last. */
function turnOf(id: string, at: number): number {
  let hash = 2_166_136_261;
  for (const sign of `${at}/${id}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
