/** What a pool needs to know of what it holds. */
interface Pooled {
  /** True when a new one in its place would know as much. */
  readonly isIdle: boolean;
  /** False while it still does something that nobody who uses it waits for. */
  readonly isAtRest: boolean;
}

interface Held<Item> {
  readonly item: Item;
  users: number;
  /** How many calls of `letGo` found it unused in a row. */
  unused: number;
}

/** How many calls of `letGo` one that nobody uses stays for. */
const patience = 10;
/** How many idle ones stay all the same: whoever asks once often asks again. */
const mostIdle = 100;

/**
 * One item an id, for as long as somebody uses it or it knows something that is asked for now and then;
 * of those that know nothing, only the last few used. So asking of any number of things that are not
 * there costs no memory, and neither do those that are there once nobody asks any more.
 */
export class StreamPool<Item extends Pooled> {
  readonly #make: (id: string) => Item;
  readonly #held = new Map<string, Held<Item>>();
  /** Those that nobody uses and that know nothing, in the order they were left. */
  readonly #idle = new Set<string>();

  constructor(make: (id: string) => Item) {
    this.#make = make;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Begins the work at once, so that callers come in their order. */
  async use<T>(id: string, work: (item: Item) => Promise<T>): Promise<T> {
    const held = this.#held.get(id) ?? { item: this.#make(id), users: 0, unused: 0 };
    this.#held.set(id, held);
    this.#idle.delete(id);
    held.users += 1;
    held.unused = 0;
    try {
      return await work(held.item);
    } finally {
      held.users -= 1;
      if (held.users === 0 && held.item.isIdle) this.#rest(id);
    }
  }

  /**
   * Forgets those that nobody used since the last ten calls. One that is used, whatever its work waits
   * for, is never among them: who comes next makes a new one, which finds all that is durable.
   */
  letGo(): void {
    for (const [id, held] of this.#held) {
      if (held.users > 0 || !held.item.isAtRest) continue;
      held.unused += 1;
      if (held.unused <= patience) continue;
      this.#held.delete(id);
      this.#idle.delete(id);
    }
  }

  #rest(id: string): void {
    this.#idle.add(id);
    const [oldest] = this.#idle;
    if (oldest === undefined || this.#idle.size <= mostIdle) return;
    this.#idle.delete(oldest);
    this.#held.delete(oldest);
  }
}
