import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite';
import { Keyv } from 'keyv';
import * as vitest from 'vitest';
import { Mapping } from '../../../src/stores/lmdb/mapping.ts';
import { openLmdb } from '../../../src/stores/lmdb/environment.ts';
import { LmdbStore, roomOn } from '../../../src/stores/lmdb/store.ts';

const folder = await mkdtemp(join(tmpdir(), 'palabre-lmdb-'));
const db = openLmdb(folder);
const muchRoom = () => Number.MAX_SAFE_INTEGER;
const store = () => new LmdbStore(new Mapping(() => db), muchRoom);

vitest.afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

/** Keyv offers its iterator only for the stores it knows by name. */
class IterableKeyv extends Keyv {
  constructor(...options: ConstructorParameters<typeof Keyv>) {
    super(...options);
    const { store: iterable } = this;
    if (iterable instanceof LmdbStore)
      this.iterator = this.generateIterator((namespace: string) => iterable.iterator(namespace));
  }
}

vitest.describe('the suite that Keyv holds its own stores to', () => {
  keyvTestSuite(vitest, Keyv, store);
});

vitest.describe("the part of Keyv's suite about iterating", () => {
  keyvIteratorTests(vitest, IterableKeyv, store);
});

vitest.describe('LmdbStore', () => {
  const { it, expect, beforeEach } = vitest;
  beforeEach(() => db.clearAsync());

  it('refuses to write on a disk that is nearly full, and writes again once there is room', async () => {
    let room = 1024;
    const cramped = new LmdbStore(new Mapping(() => db), () => room);
    await expect(cramped.set('a:1', 'x')).rejects.toThrow('left on the disk');
    await expect(cramped.setMany([{ key: 'a:1', value: 'x' }])).rejects.toThrow('left on the disk');
    expect(await cramped.has('a:1')).toBe(false);
    room = roomOn(folder);
    await cramped.set('a:1', 'x');
    expect(await cramped.get('a:1')).toBe('x');
  });

  it('forgets what has expired for every reader', async () => {
    await store().set('a', 'x', -1);
    await store().set('b', 'y', 60_000);
    expect(await store().getMany(['a', 'b', 'c'])).toEqual([undefined, 'y', undefined]);
    expect(await store().hasMany(['a', 'b', 'c'])).toEqual([false, true, false]);
    expect(await store().has('a')).toBe(false);
  });

  it('writes and deletes many at once', async () => {
    await store().setMany([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
    expect(await store().getMany(['a', 'b'])).toEqual(['1', '2']);
    expect(await store().deleteMany(['a', 'c'])).toBe(false);
    expect(await store().deleteMany(['b'])).toBe(true);
    expect(await store().hasMany(['a', 'b'])).toEqual([false, false]);
  });

  it('refuses a key too long for LMDB', async () => {
    await expect(store().set('k'.repeat(3000), 'x')).rejects.toThrow(/key/i);
  });
});
