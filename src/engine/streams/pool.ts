/** What a pool needs to know about its items. */
interface Pooled {
  /** True if a new item would know as much. */
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

/** How many calls of `letGo` an unused item survives. */
const patience = 10;
/** How many idle items stay anyway: what was asked once is often asked again. */
const mostIdle = 100;

/**
 * Keeps one item per id while it is used, and for some calls of `letGo` after that; of the items
 * that know nothing, only the most recent. So ids that do not exist take no memory however many are
 * asked for, nor do streams that nobody uses any more.
 */
export class StreamPool<Item extends Pooled> {
  readonly #make: (id: string) => Item;
  readonly #held = new Map<string, Held<Item>>();
  /** The ids of unused items that know nothing, in the order they were left. */
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
   * Forgets the items unused for the last ten calls, never one that is in use, whatever its work
   * waits for; later callers get a new one, which finds all that is durable.
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

  /** Forgets an item at once, unless it is in use or works in the background. */
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
