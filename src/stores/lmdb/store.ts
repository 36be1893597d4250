import { EventEmitter } from 'node:events';
import { statfsSync } from 'node:fs';
import type { KeyChange } from '../drawers.ts';
import type { Lmdb } from './environment.ts';
import type { Mapping } from './mapping.ts';
import { seal, unseal } from './seal.ts';

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

/** What is written at once, all or nothing. */
interface Write {
  readonly key: string;
  readonly value: string;
  /** Milliseconds from now on; forever without one. */
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
  /** Whether there was room when that was asked last, in this turn of the event loop. */
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

  /** All of them, or none and false if there is something under the first key already. */
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

  /** All or none of them; true when every one of them was there, as Keyv has it for other stores. */
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

  /** All or none of them; without a value, the key is removed. */
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

  /** Nothing is written before the turn is over, so the answer cannot change within it. */
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
    // All reads of a turn share a transaction, which is good for nothing after a page it cannot read.
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

/** lmdb tells why a commit failed in a promise of its own, which must be waited on or it ends Node. */
async function durable<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Error) || !('commitError' in error)) throw error;
    const reason = await Promise.resolve(error.commitError).catch(String);
    throw new Error(`The disk refused the write (${String(reason)})`, { cause: error });
  }
}
