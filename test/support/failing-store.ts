import { EventEmitter } from 'node:events';

/**
 * - `throws`: does nothing, and says so;
 * - `answersNothing`: does nothing, and answers as if there were nothing;
 * - `onlyTells`: does nothing, and only an event says so;
 * - `writesThenThrows`: writes, but says that it did not;
 * - `hangs`: neither does nor answers anything, until `wake`.
 */
export type Failure = 'throws' | 'answersNothing' | 'onlyTells' | 'writesThenThrows' | 'hangs';

/** An in-memory Keyv store that fails on demand. */
export class FailingStore extends EventEmitter {
  readonly opts = {};
  readonly held: Map<string, unknown>;
  failure: Failure | undefined;
  writes = 0;
  /** How many turns of the event loop an answer takes. */
  turns = 0;
  #asleep: ((works: boolean) => void)[] = [];

  /** `held`: what another store contained, as after a restart. */
  constructor(held = new Map<string, unknown>()) {
    super();
    this.held = held;
  }

  async get(key: string): Promise<unknown> {
    const [value] = await this.getMany([key]);
    return value;
  }

  async getMany(keys: string[]): Promise<unknown[]> {
    const nothing = keys.map(() => undefined);
    return this.#attempt(() => keys.map((key) => this.held.get(key)), nothing);
  }

  async set(key: string, value: unknown): Promise<boolean | undefined> {
    this.writes += 1;
    const write = (): true => {
      this.held.set(key, value);
      return true;
    };
    if (this.failure === 'writesThenThrows') write();
    return (await this.#attempt<boolean | undefined>(write, undefined)) ?? this.#noWrite();
  }

  /** Writes all of them, or none and returns false if the first key exists. */
  async add(entries: readonly { key: string; value: unknown }[]): Promise<boolean | undefined> {
    this.writes += 1;
    const write = (): boolean => {
      const [first] = entries;
      if (first !== undefined && this.held.has(first.key)) return false;
      for (const { key, value } of entries) this.held.set(key, value);
      return true;
    };
    if (this.failure === 'writesThenThrows') write();
    return this.#attempt<boolean | undefined>(write, undefined);
  }

  async delete(key: string): Promise<boolean> {
    return this.#attempt(() => this.held.delete(key), false);
  }

  async keyFrom(start: string): Promise<string | undefined> {
    return [...this.held.keys()].toSorted().find((key) => key >= start);
  }

  async clear(): Promise<void> {
    this.held.clear();
  }

  /** Works again; what hung is done now, late, or fails. */
  wake(hungWorks = true): void {
    this.failure = undefined;
    for (const go of this.#asleep.splice(0)) go(hungWorks);
  }

  #noWrite(): false | undefined {
    return this.failure === 'answersNothing' ? false : undefined;
  }

  async #attempt<T>(work: () => T, nothing: T): Promise<T> {
    for (let n = 0; n < this.turns; n += 1) await new Promise((resolve) => setImmediate(resolve));
    if (this.failure === 'hangs') {
      const works = await new Promise<boolean>((resolve) => this.#asleep.push(resolve));
      if (!works) throw new Error('no store');
    } else if (this.failure === 'throws' || this.failure === 'writesThenThrows') {
      throw new Error('no store');
    } else if (this.failure !== undefined) {
      if (this.failure === 'onlyTells') this.emit('error', new Error('no store'));
      return nothing;
    }
    return work();
  }
}
