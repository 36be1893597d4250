import type { Lmdb } from './environment.ts';

/** How often to check whether the file was read a lot, in milliseconds. */
const everyMs = 2_000;
/** More reads than this are a lot: each may have brought 64 KiB of the file into memory. */
const many = 1_000;

/**
 * lmdb maps its file, so whatever was read counts as memory of the process until the file is
 * closed. Reading all of it, as a start and the daily look for what to erase do, would leave the
 * whole store in memory. So while much is read, the file is closed and reopened every few seconds,
 * as soon as nobody uses it. That takes about ten milliseconds, for which new callers wait.
 */
export class Mapping {
  readonly #open: () => Lmdb;
  #db: Lmdb | undefined;
  #users = 0;
  #uses = 0;
  #isDue = false;
  #changing: Promise<void> | undefined;
  readonly #timer: NodeJS.Timeout;

  /** `open` may throw, at first or later: it is then called again by whoever needs the file. */
  constructor(open: () => Lmdb) {
    this.#open = open;
    this.#db = open();
    this.#timer = setInterval(() => this.#look(), everyMs).unref();
  }

  /** Rejects if `work` does, or if the file cannot be opened. */
  async use<T>(work: (db: Lmdb) => T | Promise<T>): Promise<T> {
    while (this.#changing !== undefined) await this.#changing;
    this.#users += 1;
    this.#uses += 1;
    try {
      return await work((this.#db ??= this.#open()));
    } finally {
      this.#left();
    }
  }

  /** The same for work that yields one item after the other. */
  async *each<T>(work: (db: Lmdb) => Iterable<T>): AsyncGenerator<T, void> {
    while (this.#changing !== undefined) await this.#changing;
    this.#users += 1;
    try {
      for (const each of work((this.#db ??= this.#open()))) {
        this.#uses += 1;
        yield each;
      }
    } finally {
      this.#left();
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#isDue = false;
    await this.#changing;
    await this.#db?.close();
  }

  /**
   * Frees the memory of what was read, by closing the file; resolves with false while it is in use.
   * Never rejects.
   */
  async giveBack(): Promise<boolean> {
    const db = this.#db;
    if (this.#users > 0 || this.#changing !== undefined || db === undefined) return false;
    this.#changing = this.#closed(db);
    await this.#changing;
    return true;
  }

  async #closed(db: Lmdb): Promise<void> {
    // A file that cannot be closed in order is not used any more either.
    await db.close().catch(() => {});
    this.#db = undefined;
    this.#changing = undefined;
    this.#uses = 0;
    this.#isDue = false;
  }

  #look(): void {
    this.#isDue = this.#uses > many;
    if (this.#isDue) void this.giveBack();
  }

  #left(): void {
    this.#users -= 1;
    if (this.#isDue && this.#users === 0) void this.giveBack();
  }
}
