/** What a pool needs to know about its items. */
interface Pooled {
  /** True if a new one in its place would know as much. */
  readonly isIdle: boolean;
  /** False while it still works in the background. */
  readonly isAtRest: boolean;
}

interface Held<Item> {
  readonly item: Item;
  users: number;
  /** How many calls of `letGo` in a row found it unused. */
  unused: number;
}

/** How many calls of `letGo` an unused one stays for. */
const patience = 10;
/** How many idle ones stay anyway: what was asked once is often asked again. */
const mostIdle = 100;

/**
 * One item per id, as long as it is used or knows something that is needed now and then; of those
 * that know nothing, only the most recent. So asking for any number of things that do not exist
 * costs no memory, and neither do those that exist once nobody asks for them.
 */
export class StreamPool<Item extends Pooled> {
  readonly #make: (id: string) => Item;
  readonly #held = new Map<string, Held<Item>>();
  /** The unused ones that know nothing, in the order they were left. */
  readonly #idle = new Set<string>();

  constructor(make: (id: string) => Item) {
    this.#make = make;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Starts the work at once, so that callers keep their order. */
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
   * Forgets those unused since the last ten calls. One in use, whatever its work waits for, is never
   * among them; later callers get a new one, which finds all that is durable.
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

  /** Forgets one at once, unless it is in use or works in the background. */
  release(id: string): void {
    const held = this.#held.get(id);
    if (held === undefined || held.users > 0 || !held.item.isAtRest) return;
    this.#held.delete(id);
    this.#idle.delete(id);
  }

  each(work: (item: Item) => void): void {
    for (const { item } of this.#held.values()) work(item);
  }

  #rest(id: string): void {
    this.#idle.add(id);
    const [oldest] = this.#idle;
    if (oldest === undefined || this.#idle.size <= mostIdle) return;
    this.#idle.delete(oldest);
    this.#held.delete(oldest);
  }
}
