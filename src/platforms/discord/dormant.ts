import { Collection } from 'discord.js';

export interface Named {
  readonly id: string;
}

/** Who looks after a collection that may sleep. */
export interface Keeper {
  /** Fills it. */
  wake(): void;
  /** Something is asked for, or put in or taken out. */
  heard(changed: boolean): void;
}

/**
 * The channels or the roles of one server. Asleep, it knows their ids alone, in order; whoever asks
 * for more wakes it.
 */
export class DormantCollection extends Collection<string, Named> {
  #keeper: Keeper | undefined;
  /** Set while it sleeps. */
  #ids: readonly string[] | undefined;

  sleep(keeper: Keeper, ids: readonly string[]): void {
    super.clear();
    this.#keeper = keeper;
    this.#ids = ids;
  }

  /** To be called before it is filled. */
  awaken(): void {
    this.#ids = undefined;
  }

  #use(changed: boolean): void {
    if (this.#ids !== undefined) this.#keeper?.wake();
    this.#keeper?.heard(changed);
  }

  override get size(): number {
    return this.#ids?.length ?? super.size;
  }

  override has(id: string): boolean {
    return this.#ids?.includes(id) ?? super.has(id);
  }

  override keys(): MapIterator<string> {
    return this.#ids?.values() ?? super.keys();
  }

  override get(id: string): Named | undefined {
    // It stays asleep for what is not there.
    if (this.#ids?.includes(id) === false) return undefined;
    this.#use(false);
    return super.get(id);
  }

  override values(): MapIterator<Named> {
    this.#use(false);
    return super.values();
  }

  override entries(): MapIterator<[string, Named]> {
    this.#use(false);
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, Named]> {
    return this.entries();
  }

  override forEach(...args: Parameters<Map<string, Named>['forEach']>): void {
    this.#use(false);
    super.forEach(...args);
  }

  override set(id: string, item: Named): this {
    this.#use(true);
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.#use(true);
    return super.delete(id);
  }

  override clear(): void {
    this.#use(true);
    super.clear();
  }
}

// RoleManager warns of any other name, whatever the collection does.
Object.defineProperty(DormantCollection, 'name', { value: 'Collection' });
