import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mapping } from '../../src/stores/lmdb/mapping.ts';
import { openLmdb } from '../../src/stores/lmdb/environment.ts';
import { LmdbStore } from '../../src/stores/lmdb/store.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { allOf, recordOf } from '../contract/journal.ts';

const base = await mkdtemp(join(tmpdir(), 'palabre-damaged-'));
afterAll(() => rm(base, { recursive: true }));

const pageSize = 4096;
const streams = ['poll/a', 'poll/ab', 'workshop/b', 'community/c'];
/** What a store of some hundred pages holds, and the bytes it has. */
let whole: Buffer;
let held: string;

async function open(folder: string): Promise<Journal> {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

async function contents(journal: Journal): Promise<string> {
  const all = streams.map(async (stream) => [
    await allOf(journal, stream),
    await journal.snapshot(stream),
  ]);
  return JSON.stringify(await Promise.all(all));
}

/** Long texts have pages of their own, and what was erased left pages that are free. */
async function fill(journal: Journal): Promise<void> {
  for (let n = 1; n <= 120; n += 1)
    for (const [index, stream] of streams.entries()) {
      const text = 'x'.repeat(n % 20 === 0 ? 9000 : 20 * index);
      await journal.append(stream, n, recordOf({ n, text }));
    }
  await journal.saveSnapshot('poll/a', { v: 1, sequence: 60, state: 'y'.repeat(30_000) });
  await journal.erase('community/c');
}

beforeAll(async () => {
  const folder = join(base, 'whole');
  const journal = await open(folder);
  await fill(journal);
  held = await contents(journal);
  await journal.close();
  whole = await readFile(join(folder, 'data.mdb'));
});

let count = 0;
async function folderWith(bytes: Uint8Array): Promise<string> {
  const folder = join(base, `${(count += 1)}`);
  await mkdir(folder);
  await writeFile(join(folder, 'data.mdb'), bytes);
  return folder;
}

/** Refused with nothing changed, or, where only free room was hit, as good as whole: read, and written. */
async function outcome(bytes: Uint8Array): Promise<'refused' | 'whole' | 'wrong'> {
  const folder = await folderWith(bytes);
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) {
    const damaged = { kind: 'dataFolder', folder, damaged: true };
    expect(opened.error).toMatchObject(damaged);
    expect((await readFile(join(folder, 'data.mdb'))).equals(bytes)).toBe(true);
    return 'refused';
  }
  const found = await contents(opened.value);
  await opened.value.append('poll/a', 121, recordOf('z'.repeat(10_000)));
  await opened.value.erase('workshop/b');
  await opened.value.close();
  await (await open(folder)).close();
  await rm(folder, { recursive: true });
  return found === held ? 'whole' : 'wrong';
}

/** The same each time, whatever the numbers are called. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(whole);
  change(bytes);
  return bytes;
}

describe('a store that was damaged', () => {
  it('is opened while it is whole', async () => {
    expect(await outcome(whole)).toBe('whole');
  });

  it('is refused when it was cut short, wherever that was', async () => {
    const { length } = whole;
    for (const size of [0, 1, 24, 100, 168, 4095, 4096, 4097, 8191, 8192, 8193, length / 2])
      expect([size, await outcome(whole.subarray(0, size))]).toEqual([size, 'refused']);
  });

  it('lacks nothing where all that was cut off its end is free room', async () => {
    const pages = whole.length / pageSize;
    const cuts = [1, 100, ...Array.from({ length: pages / 4 }, (_, index) => 2 * index * pageSize)];
    const found = new Set<string>();
    for (const cut of cuts) found.add(await outcome(whole.subarray(0, whole.length - cut)));
    expect([...found].toSorted()).toEqual(['refused', 'whole']);
  });

  it('is refused when its end is full of zeros', async () => {
    for (const from of [1, 2, 3, 20, 60])
      expect(await outcome(changed((bytes) => bytes.fill(0, from * pageSize)))).toBe('refused');
  });

  it.each([
    ['zeros', (page: Buffer) => page.fill(0)],
    ['ones', (page: Buffer) => page.fill(0xff)],
    ['noise', (page: Buffer) => page.fill('bruit et fracas')],
    ['another page', (page: Buffer) => whole.copy(page, 0, 5 * pageSize)],
    ['noise, but for its header', (page: Buffer) => page.fill('bruit et fracas', 24)],
  ])('is refused, or is as it was, when one page holds %s', async (_what, overwrite) => {
    const found = { refused: 0, whole: 0, wrong: 0 };
    for (let at = 0; at < whole.length; at += 5 * pageSize)
      found[await outcome(changed((bytes) => overwrite(bytes.subarray(at, at + pageSize))))] += 1;
    expect(found.wrong).toBe(0);
    expect(found.refused).toBeGreaterThan(found.whole);
  });

  it('is refused, or is as it was, whichever byte is another', async () => {
    const next = numbers(7);
    for (let round = 0; round < 100; round += 1) {
      const at = round % 2 === 0 ? next(whole.length) : next(2) * pageSize + next(168);
      const bytes = changed((copy) => (copy[at] = (copy[at] ?? 0) ^ (1 << next(8))));
      expect([at, await outcome(bytes)]).not.toEqual([at, 'wrong']);
    }
  });

  it('is refused when its first pages point past its end', async () => {
    for (const page of [0, 1])
      for (const [offset, value] of [
        [88, whole.length / pageSize],
        [136, 1_000_000],
        [144, 1_000_000],
      ] as const) {
        // The page that counts is the newer one; the other must go with it.
        const bytes = changed((copy) => copy.writeUInt32LE(value, page * pageSize + offset));
        expect(['refused', 'whole']).toContain(await outcome(bytes));
      }
    const both = changed((copy) => {
      for (const page of [0, 1]) copy.writeUInt32LE(1_000_000, page * pageSize + 136);
    });
    expect(await outcome(both)).toBe('refused');
  });

  it.each([
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n'.repeat(3000), 'latin1')],
    ['a text', Buffer.from('Bonjour ! '.repeat(1000))],
    ['one byte', Buffer.from('x')],
    ['zeros', Buffer.alloc(50_000)],
  ])('is told from a file that is something else: %s', async (_what, bytes) => {
    expect(await outcome(bytes)).toBe('refused');
  });

  it('is refused when a record was taken out of it', async () => {
    for (const number of [1, 32, 64, 119, 120]) {
      const folder = await folderWith(whole);
      const db = openLmdb(folder);
      await new LmdbStore(new Mapping(() => db), () => Number.MAX_SAFE_INTEGER).delete(
        `palabre:poll/a/${number}`,
      );
      await db.close();
      const problem = 'A record is missing';
      expect(await openJournal(`lmdb://${folder}`)).toMatchObject({ error: { problem } });
    }
  });

  it('is refused when a folder stands in its place', async () => {
    const folder = join(base, 'folder');
    await mkdir(join(folder, 'data.mdb'), { recursive: true });
    expect(await openJournal(`lmdb://${folder}`)).toMatchObject({ error: { kind: 'dataFolder' } });
  });

  it('opens whatever is in the file that lmdb locks with', async () => {
    const folder = await folderWith(whole);
    await writeFile(join(folder, 'lock.mdb'), 'bruit et fracas'.repeat(1000));
    const journal = await open(folder);
    expect(await contents(journal)).toBe(held);
    await journal.close();
  });
});

describe('a store that is damaged while it is open', () => {
  it('fails the streams that are hit, and no other that is read in the same turn', async () => {
    const folder = await folderWith(whole);
    const db = openLmdb(folder);
    const store = new LmdbStore(new Mapping(() => db), () => Number.MAX_SAFE_INTEGER);
    await db.put('palabre:poll/a/1', Buffer.from('not what was written, at all'));
    const read = (key: string) => store.get(key).then((text) => typeof text, String);
    const answers = await Promise.all(
      ['poll/ab/1', 'poll/a/1', 'poll/a/2', 'workshop/b/1'].map((key) => read(`palabre:${key}`)),
    );
    expect(answers).toEqual([
      'string',
      expect.stringMatching(/not what was written/),
      'string',
      'string',
    ]);
    await db.close();
  });

  it('is found at the next start, even if only words changed', async () => {
    const words = changed((bytes) =>
      bytes.forEach((byte, at) => byte === 120 && (bytes[at] = 121)),
    );
    expect(await outcome(words)).toBe('refused');
  });

  it('is nobody else’s to read', async () => {
    const folder = join(base, 'private');
    await (await open(folder)).close();
    expect((await stat(join(folder, 'data.mdb'))).mode & 0o077).toBe(0);
  });
});
