import { indexedDB, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Drawer } from '../../../../src/engine/drawers.ts';
import {
  isKept,
  openKept,
  type KeptDatabase,
} from '../../../../src/platforms/matrix/encryption/kept-database.ts';
import {
  answered,
  openDatabase,
  type ObjectStore,
  type WebDatabase,
} from '../../../../src/platforms/matrix/encryption/web-store.ts';
import { memoryStore } from '../../../support/memory-store.ts';

let drawer: Drawer;
let count = 0;
beforeEach(async () => {
  drawer = (await memoryStore()).drawer('matrix.encryption');
});

const plain = { keyPath: null, autoIncrement: false };

/** Opens it as after a start: from the drawer alone, under a name that was never used. */
async function start(
  version = 1,
  upgrade: (database: WebDatabase) => void = (database) => {
    for (const name of ['keys', 'rooms']) database.createObjectStore(name, plain);
  },
): Promise<{ database: KeptDatabase; web: WebDatabase }> {
  count += 1;
  const name = `test-${count}`;
  const use = () => openDatabase(indexedDB, name, version, upgrade);
  const { database, value: web } = await openKept(indexedDB, drawer, name, use);
  return { database, web };
}

async function all(web: WebDatabase, store: string): Promise<Record<string, unknown>> {
  const at = web.transaction([store], 'readonly').objectStore(store);
  const [keys, values] = await Promise.all([answered(at.getAllKeys()), answered(at.getAll())]);
  return Object.fromEntries(keys.map((key, index) => [String(key), values[index]]));
}

function write(web: WebDatabase, work: (keys: ObjectStore, rooms: ObjectStore) => void) {
  const transaction = web.transaction(['keys', 'rooms'], 'readwrite');
  work(transaction.objectStore('keys'), transaction.objectStore('rooms'));
  return new Promise<void>((resolve) => {
    transaction.addEventListener('complete', resolve);
  });
}

describe('a database of web pages that is kept in a drawer', () => {
  it('is as it was flushed, whatever was written how', async () => {
    const first = await start();
    await write(first.web, (keys, rooms) => {
      for (const key of ['a', 'b', 'c', 'd', 'e']) keys.put(`${key}1`, key);
      rooms.put({ bytes: new Uint8Array([1, 2]), set: new Set([1]) }, 'r');
      rooms.put('gone', 's');
    });
    await first.database.flush();
    await write(first.web, (keys, rooms) => {
      keys.put('a2', 'a');
      keys.delete('b');
      keys.delete(IDBKeyRange.bound('c', 'd'));
      rooms.clear();
      rooms.add({ bytes: new Uint8Array([3]) }, 't');
    });
    await first.database.flush();
    first.database.close();
    const { web, database } = await start();
    expect(await all(web, 'keys')).toEqual({ a: 'a2', e: 'e1' });
    expect(await all(web, 'rooms')).toEqual({ t: { bytes: new Uint8Array([3]) } });
    database.close();
  });

  it('holds no half of a transaction, and nothing of one that was not flushed', async () => {
    const first = await start();
    const open = first.web.transaction(['keys', 'rooms'], 'readwrite');
    const half = open.objectStore('keys').put('half', 'a');
    const rest = new Promise<void>((resolve) => {
      half.addEventListener('success', () => {
        open.objectStore('rooms').put('other half', 'a');
        resolve();
      });
    });
    const flushed = first.database.flush();
    await rest;
    await flushed;
    await write(first.web, (keys) => void keys.put('later', 'b'));
    first.database.close();
    const { web, database } = await start();
    const [keys, rooms] = [await all(web, 'keys'), await all(web, 'rooms')];
    expect(Object.keys(keys)).toEqual(Object.keys(rooms));
    expect(keys).not.toHaveProperty('b');
    database.close();
  });

  it('writes later what a store did not take', async () => {
    let isFull = false;
    const given = drawer;
    drawer = {
      get: (key) => given.get(key),
      entries: () => given.entries(),
      change: async (changes) => {
        if (isFull) throw new Error('full');
        await given.change(changes);
      },
    };
    const first = await start();
    await write(first.web, (keys) => void keys.put('1', 'a'));
    isFull = true;
    await expect(first.database.flush()).rejects.toThrow('full');
    isFull = false;
    await first.database.flush();
    first.database.close();
    const { web, database } = await start();
    expect(await all(web, 'keys')).toEqual({ a: '1' });
    database.close();
  });

  it('follows to a newer version, with its indexes', async () => {
    expect(await isKept(drawer)).toBe(false);
    const first = await start();
    await write(first.web, (keys) => void keys.put({ of: 'x' }, 'a'));
    await first.database.flush();
    first.database.close();
    expect(await isKept(drawer)).toBe(true);
    const second = await start(2, (database) => {
      database
        .createObjectStore('more', plain)
        .createIndex('of', 'of', { unique: false, multiEntry: false });
    });
    second.database.close();
    const { web, database } = await start(2);
    expect(web.version).toBe(2);
    expect([...web.objectStoreNames]).toEqual(['keys', 'more', 'rooms']);
    const more = web.transaction(['more'], 'readonly').objectStore('more');
    expect([...more.indexNames]).toEqual(['of']);
    expect(await all(web, 'keys')).toEqual({ a: { of: 'x' } });
    database.close();
  });
});
