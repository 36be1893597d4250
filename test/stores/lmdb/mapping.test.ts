import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Mapping } from '../../../src/stores/lmdb/mapping.ts';
import { openLmdb } from '../../../src/stores/lmdb/environment.ts';
import { LmdbStore } from '../../../src/stores/lmdb/store.ts';

const folder = await mkdtemp(join(tmpdir(), 'palabre-mapping-'));
let cannotOpen = false;
const file = new Mapping(() => {
  if (cannotOpen) throw new Error('The disk is gone');
  return openLmdb(folder);
});
const store = new LmdbStore(file, () => Number.MAX_SAFE_INTEGER);
afterAll(async () => {
  await store.disconnect();
  await rm(folder, { recursive: true });
});
beforeEach(() => store.clear());

/** Bytes of files that count as this process's memory; undefined where the system does not say. */
async function mapped(): Promise<number | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kibibytes = /^RssFile:\s*(\d+) kB$/mu.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

describe('the memory of a store that was read', () => {
  it('is given back, and what is in the store stays there', async () => {
    const value = 'x'.repeat(1024);
    for (let part = 0; part < 10; part += 1)
      await store.setMany(keys(part).map((key) => ({ key, value })));
    for (let part = 0; part < 10; part += 1) await store.getMany(keys(part));
    const before = await mapped();
    expect(await file.giveBack()).toBe(true);
    const after = await mapped();
    if (before !== undefined && after !== undefined)
      expect(before - after).toBeGreaterThan(8 * 1024 * 1024);
    expect(await store.getMany(keys(9))).toEqual(keys(9).map(() => value));
  });

  it('is not while somebody writes or looks through it', async () => {
    const writing = store.set('a:1', 'one');
    expect(await file.giveBack()).toBe(false);
    await writing;
    for await (const [key, text] of store.iterator('a')) {
      expect([key, text]).toEqual(['a:1', 'one']);
      expect(await file.giveBack()).toBe(false);
    }
    expect(await file.giveBack()).toBe(true);
  });

  it('is given back between what is asked, and nobody is refused meanwhile', async () => {
    for (let round = 0; round < 50; round += 1) {
      const given = file.giveBack();
      const asked = [
        store.set(`a:${round}`, `${round}`),
        store.get(`a:${round - 1}`),
        store.keyFrom('a:'),
      ];
      expect(await given).toBe(true);
      const last = round === 0 ? undefined : `${round - 1}`;
      expect(await Promise.all(asked)).toMatchObject([true, last, round === 0 ? undefined : 'a:0']);
    }
  });

  it('is asked for again by the next who needs it, if it could not be opened', async () => {
    await store.set('a:1', 'one');
    await file.giveBack();
    cannotOpen = true;
    await expect(store.get('a:1')).rejects.toThrow('The disk is gone');
    await expect(store.set('a:2', 'two')).rejects.toThrow('The disk is gone');
    cannotOpen = false;
    expect(await store.get('a:1')).toBe('one');
  });
});

const keys = (part: number): string[] => Array.from({ length: 1_000 }, (_, n) => `a:${part}-${n}`);
