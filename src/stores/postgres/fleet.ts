import { setTimeout as sleep } from 'node:timers/promises';
import type { Store, StoreFleet } from '../../engine/drawers.ts';
import type { PartListener } from '../../engine/fleet.ts';
import type { Queryable } from './queryable.ts';
import { giveUpPart, holders, takeParts } from './locks.ts';
import { noteIn, setNote } from './schema.ts';
import { allOf, Sharing } from './sharing.ts';

/** How often a process looks for parts that nobody holds, in milliseconds. */
const everyMs = 1_000;
/** How often it asks for its turn, in milliseconds. */
const againMs = 200;

export interface FleetParts {
  /** The name of its connection on the server. */
  readonly id: string;
  readonly db: Queryable & { isSure(): boolean };
  /** What a new connection must take again. */
  readonly sharings: Sharing[];
  readonly storeDuring: StoreFleet['storeDuring'];
}

/** The processes on one database. The connection that a process writes with holds all its parts. */
export class PostgresFleet implements StoreFleet {
  readonly #id: string;
  readonly #db: Queryable & { isSure(): boolean };
  readonly #storeDuring: (term: AbortSignal) => Store;
  readonly #sharings: Sharing[];
  readonly #tick: NodeJS.Timeout;
  #size = 1;
  #looking: Promise<void> | undefined;

  constructor({ id, db, sharings, storeDuring }: FleetParts) {
    this.#id = id;
    this.#db = db;
    this.#sharings = sharings;
    this.#storeDuring = storeDuring;
    this.#tick = setInterval(() => void this.#look(), everyMs);
    this.#tick.unref();
  }

  isSure(): boolean {
    return this.#db.isSure();
  }

  size(): number {
    return this.#size;
  }

  parts(of: string): number {
    return this.#sharings.find(({ name }) => name === of)?.held.size ?? 0;
  }

  storeDuring(term: AbortSignal): Store {
    return this.#storeDuring(term);
  }

  async standBy(name: string, listener: PartListener): Promise<void> {
    this.#sharings.push(new Sharing(this.#id, name, 1, listener));
    // A look that is under way may not have seen it.
    await this.#looking;
    await this.#look();
  }

  async share(name: string, count: number, listener: PartListener): Promise<number> {
    const agreed = await this.alone(`count of ${name}`, () => this.#agree(name, count));
    const sharing = new Sharing(this.#id, name, agreed, listener);
    this.#sharings.push(sharing);
    while (sharing.held.size === 0) {
      await this.#look();
      if (sharing.held.size === 0) await sleep(againMs, undefined, { ref: true });
    }
    return agreed;
  }

  async turn(name: string, everyTurnMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    while (!(await this.takesTurn(name, everyTurnMs)))
      await sleep(againMs, undefined, { ...(signal && { signal }) });
  }

  async takesTurn(name: string, everyTurnMs: number): Promise<boolean> {
    const { rows } = await this.#db.query({
      text: `INSERT INTO palabre_notes VALUES ($1, extract(epoch FROM clock_timestamp())::text)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value
             WHERE palabre_notes.value::float8 + $2 / 1000.0 <= excluded.value::float8 RETURNING 1`,
      values: [`turn ${name}`, everyTurnMs],
    });
    return rows.length > 0;
  }

  async isQuiet(name: string, ms: number): Promise<boolean> {
    const { rows } = await this.#db.query({
      text: `SELECT 1 FROM palabre_notes WHERE key = $1
             AND value::float8 + $2 / 1000.0 > extract(epoch FROM clock_timestamp())`,
      values: [`turn ${name}`, ms],
    });
    return rows.length === 0;
  }

  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    while ((await takeParts(this.#db, `alone ${name}`, [0], 1)).length === 0) await sleep(againMs);
    try {
      return await work();
    } finally {
      // If that fails, the lock ends with the connection.
      await giveUpPart(this.#db, `alone ${name}`, 0).catch(() => {});
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#tick);
    await this.#looking;
  }

  /** The number that other processes use; if there are none, this process's own. */
  async #agree(name: string, count: number): Promise<number> {
    const noted = Number(await noteIn(this.#db, `count of ${name}`));
    const free = await takeParts(this.#db, name, allOf(noted > 0 ? noted : count), count);
    for (const part of free) await giveUpPart(this.#db, name, part);
    if (noted > 0 && free.length < noted) return noted;
    await setNote(this.#db, `count of ${name}`, `${count}`);
    return count;
  }

  /** One look at a time. Never rejects: without an answer nothing changes. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    try {
      this.#size = Math.max(1, await holders(this.#db));
      for (const sharing of this.#sharings) await sharing.balance(this.#db, this.#size);
    } catch {
      // The journal reports that the database does not answer.
    }
  }
}
