import { EventEmitter } from 'node:events';
import { closeSync, openSync, readSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyvStoreAdapter } from 'keyv';
import { open, type RootDatabase } from 'lmdb';

/** `expires` in milliseconds since 1970. */
interface Entry {
  readonly value: unknown;
  readonly expires?: number;
}

/** The least that an LMDB file holds, in bytes, and what its first page says it is. */
const twoPages = 8192;
const magic = 0xbeefc0de;

/**
 * The room that must be left before anything is written, in bytes: well above what one write takes.
 * lmdb 3.5 may end the process, with a corrupted heap, when the disk refuses a write.
 */
export const leastRoom = 32 * 1024 * 1024;

/** The room left on the disk of a folder, in bytes, for who is not the system's own administrator. */
export function roomOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Opens the LMDB environment of a folder that exists; throws where it cannot. Two of lmdb's defaults are refused:
 * - overlapping sync resolves `flushed` never, instead of rejecting, when the disk refuses the flush;
 *   without it `put` itself resolves after the flush, no slower, and rejects when it fails;
 * - event-turn batching leaves a promise of its own unhandled when a commit fails, which ends Node.
 */
export function openLmdb(folder: string): RootDatabase<Entry, string> {
  checkFile(join(folder, 'data.mdb'));
  return open({ path: folder, noSubdir: false, overlappingSync: false, eventTurnBatching: false });
}

/** lmdb crashes the process on a file that is not its own, or whose making a power cut cut short. */
function checkFile(path: string): void {
  const file = openSync(path, 'a+', 0o600);
  try {
    const start = Buffer.alloc(twoPages);
    const size = readSync(file, start, 0, twoPages, 0);
    if (size > 0 && (size < twoPages || start.readUInt32LE(24) !== magic))
      throw new Error(`${path} is not a database, or not a whole one`);
  } finally {
    closeSync(file);
  }
}

/**
 * A Keyv store over an open LMDB environment, which several stores may share. A write resolves once
 * it would survive a power cut. Keys (at most 1,978 bytes) come with their namespace before them, as
 * Keyv makes them. What Keyv types after the caller's wish is `unknown` here, as what is stored is.
 */
export class LmdbStore
  extends EventEmitter
  implements Omit<KeyvStoreAdapter, 'get' | 'getMany' | 'iterator'>
{
  readonly opts = { dialect: 'lmdb', url: 'lmdb://' };
  namespace?: string | undefined;
  readonly #db: RootDatabase<Entry, string>;
  readonly #room: () => number;

  /** `room`: the bytes left where the environment is; writes are refused before it is full. */
  constructor(db: RootDatabase<Entry, string>, room: () => number) {
    super();
    this.#db = db;
    this.#room = room;
  }

  async get(key: string): Promise<unknown> {
    return this.#entry(key)?.value;
  }

  async getMany(keys: string[]): Promise<unknown[]> {
    return keys.map((key) => this.#entry(key)?.value);
  }

  async has(key: string): Promise<boolean> {
    return this.#entry(key) !== undefined;
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return keys.map((key) => this.#entry(key) !== undefined);
  }

  async set(key: string, value: unknown, ttl?: number): Promise<boolean> {
    this.#checkRoom();
    await durable(this.#db.put(key, entryOf(value, ttl)));
    return true;
  }

  /** All or none of them. */
  async setMany(entries: { key: string; value: unknown; ttl?: number }[]): Promise<void> {
    this.#checkRoom();
    await this.#together(() => {
      for (const { key, value, ttl } of entries) void this.#db.put(key, entryOf(value, ttl));
    });
  }

  async delete(key: string): Promise<boolean> {
    if (!this.#db.doesExist(key)) return false;
    await durable(this.#db.remove(key));
    return true;
  }

  /** All or none of them; true when every one of them was there, as Keyv has it for other stores. */
  async deleteMany(keys: string[]): Promise<boolean> {
    const every = keys.every((key) => this.#db.doesExist(key));
    await this.#remove(keys);
    return every;
  }

  async clear(): Promise<void> {
    await this.#remove([...this.#db.getKeys(range(this.namespace))]);
  }

  async *iterator(namespace?: string): AsyncGenerator<[string, unknown], void> {
    for (const key of this.#db.getKeys(range(namespace))) {
      const entry = this.#entry(key);
      if (entry !== undefined) yield [key, entry.value];
    }
  }

  /** The first key that is not before this one. */
  keyFrom(start: string): string | undefined {
    const [key] = this.#db.getKeys({ start, limit: 1 });
    return key;
  }

  async disconnect(): Promise<void> {
    await this.#db.close();
  }

  #entry(key: string): Entry | undefined {
    const entry = this.#db.get(key);
    return entry?.expires !== undefined && entry.expires < Date.now() ? undefined : entry;
  }

  #checkRoom(): void {
    const room = this.#room();
    if (room < leastRoom)
      throw new Error(`Only ${room} bytes are left on the disk, where ${leastRoom} are needed`);
  }

  async #remove(keys: readonly string[]): Promise<void> {
    await this.#together(() => {
      for (const key of keys) void this.#db.remove(key);
    });
  }

  async #together(write: () => void): Promise<void> {
    await durable(this.#db.batch(write));
  }
}

function entryOf(value: unknown, ttl: number | undefined): Entry {
  return ttl === undefined ? { value } : { value, expires: Date.now() + ttl };
}

/** The keys `<namespace>:…`: `;` is the character after `:`. */
function range(namespace: string | undefined): { start?: string; end?: string } {
  return namespace === undefined ? {} : { start: `${namespace}:`, end: `${namespace};` };
}

/** lmdb tells why a commit failed in a promise of its own, which must be waited on or it ends Node. */
async function durable(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof Error) || !('commitError' in error)) throw error;
    const reason = await Promise.resolve(error.commitError).catch(String);
    throw new Error(`The disk refused the write (${String(reason)})`, { cause: error });
  }
}
