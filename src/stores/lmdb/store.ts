import { EventEmitter } from 'node:events';
import { statfsSync } from 'node:fs';
import type { KeyChange } from '../drawers.ts';
import type { Lmdb } from './environment.ts';
import type { Mapping } from './mapping.ts';
import { seal, unseal } from './seal.ts';

/**
 * The room that must be left before a write, in bytes: well above what one takes. lmdb 3.5 may end
 * the process, with a corrupted heap, when the disk refuses a write.
 */
export const leastRoom = 32 * 1024 * 1024;

/** The room left on the disk of a folder, in bytes, for users other than root. */
export function roomOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** One entry of a write. */
interface Write {
  readonly key: string;
  readonly value: string;
  /** Lifetime in milliseconds; unlimited if omitted. */
  readonly ttl?: number | undefined;
}

/**
 * A Keyv store over an open LMDB environment, which several stores may share. A write resolves once
 * it would survive a power cut. Keys (at most 1,978 bytes) come with their namespace before them, as
 * Keyv makes them, and values are texts, as Keyv serializes them. Reading one that is damaged throws.
 */
export class LmdbStore extends EventEmitter {
  readonly answersOrRejects = true;
  readonly opts = { dialect: 'lmdb', url: 'lmdb://' };
  namespace?: string | undefined;
  readonly #file: Mapping;
  readonly #room: () => number;
  /** True if there was room when last checked, in this turn of the event loop. */
  #hasRoom = false;

  /** `room`: the bytes left where the environment is; writes are refused before it is full. */
  constructor(file: Mapping, room: () => number) {
    super();
    this.#file = file;
    this.#room = room;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#file.use((db) => textIn(db, key));
  }

  async getMany(keys: string[]): Promise<(string | undefined)[]> {
    return this.#file.use((db) => keys.map((key) => textIn(db, key)));
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return (await this.getMany(keys)).map((text) => text !== undefined);
  }

  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    await this.setMany([{ key, value, ttl }]);
    return true;
  }

  /** All or none of them. */
  async setMany(entries: Write[]): Promise<void> {
    this.#checkRoom();
    await this.#file.use((db) => durable(db.batch(() => putIn(db, entries))));
  }

  /** Writes all of them and resolves with true, or none and false if the first key exists. */
  async add(entries: readonly [Write, ...Write[]]): Promise<boolean> {
    this.#checkRoom();
    return this.#file.use((db) => durable(db.ifNoExists(entries[0].key, () => putIn(db, entries))));
  }

  async delete(key: string): Promise<boolean> {
    return this.#file.use(async (db) => {
      if (!db.doesExist(key)) return false;
      await remove(db, [key]);
      return true;
    });
  }

  /** Removes all of them or none; true if all of them existed, as Keyv does for other stores. */
  async deleteMany(keys: string[]): Promise<boolean> {
    return this.#file.use(async (db) => {
      const every = keys.every((key) => db.doesExist(key));
      await remove(db, keys);
      return every;
    });
  }

  async clear(): Promise<void> {
    await this.#file.use((db) => remove(db, [...db.getKeys(range(this.namespace))]));
  }

  async *iterator(namespace?: string): AsyncGenerator<[string, string], void> {
    for await (const [key, text] of this.#file.each((db) => textsIn(db, namespace)))
      if (text !== undefined) yield [key, text];
  }

  /** Makes all the changes or none; a key without a value is removed. */
  async change(changes: readonly KeyChange[]): Promise<void> {
    this.#checkRoom();
    await this.#file.use((db) => {
      const change = (): void => {
        for (const { key, value } of changes)
          void (value === undefined ? db.remove(key) : db.put(key, seal(key, value)));
      };
      return durable(db.batch(change));
    });
  }

  keysIn(prefix: string): AsyncIterable<string> {
    return this.#file.each((db) => db.getKeys({ start: prefix, end: `${prefix}\u{10FFFF}` }));
  }

  /** The first key that is not before this one. */
  keyFrom(start: string): Promise<string | undefined> {
    return this.#file.use((db) => {
      const [key] = db.getKeys({ start, limit: 1 });
      return key;
    });
  }

  async disconnect(): Promise<void> {
    await this.#file.close();
  }

  /** Nothing is written before the turn is over, so one check a turn is enough. */
  #checkRoom(): void {
    if (this.#hasRoom) return;
    const room = this.#room();
    if (room < leastRoom)
      throw new Error(`Only ${room} bytes are left on the disk, where ${leastRoom} are needed`);
    this.#hasRoom = true;
    setImmediate(() => {
      this.#hasRoom = false;
    });
  }
}

function textIn(db: Lmdb, key: string): string | undefined {
  const bytes = bytesIn(db, key);
  if (bytes === undefined) return undefined;
  const { text, expires } = unseal(key, bytes);
  return expires !== undefined && expires < Date.now() ? undefined : text;
}

function* textsIn(
  db: Lmdb,
  namespace: string | undefined,
): Generator<[key: string, text: string | undefined], void> {
  for (const key of db.getKeys(range(namespace))) yield [key, textIn(db, key)];
}

function bytesIn(db: Lmdb, key: string): Buffer | undefined {
  try {
    return db.get(key);
  } catch (error) {
    // All reads of a turn share a transaction, which is unusable after a page that it cannot read.
    db.resetReadTxn();
    throw error;
  }
}

function putIn(db: Lmdb, entries: readonly Write[]): void {
  for (const { key, value, ttl } of entries)
    void db.put(key, seal(key, value, ttl === undefined ? ttl : Date.now() + ttl));
}

async function remove(db: Lmdb, keys: readonly string[]): Promise<void> {
  const remove = (): void => {
    for (const key of keys) void db.remove(key);
  };
  await durable(db.batch(remove));
}

/** The keys `<namespace>:…`: `;` is the character after `:`. */
function range(namespace: string | undefined): { start?: string; end?: string } {
  return namespace === undefined ? {} : { start: `${namespace}:`, end: `${namespace};` };
}

/**
 * lmdb gives the reason for a failed commit in a promise of its own, which ends Node unless it is
 * awaited.
 */
async function durable<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Error) || !('commitError' in error)) throw error;
    const reason = await Promise.resolve(error.commitError).catch(String);
    throw new Error(`The disk refused the write (${String(reason)})`, { cause: error });
  }
}
