import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Journal } from '../../src/engine/ports.ts';
import { copyJournal } from '../../src/stores/copy-journal.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { allOf, recordOf } from '../contract/journal.ts';

const folder = await mkdtemp(join(tmpdir(), 'palabre-copy-'));
afterAll(() => rm(folder, { recursive: true }));

let opened = 0;
async function open(kind: 'memory' | 'lmdb'): Promise<Journal> {
  const url = kind === 'memory' ? 'memory://' : `lmdb://${join(folder, `${(opened += 1)}`)}`;
  const journal = await openJournal(url);
  if (!journal.ok) throw new Error(journal.error.kind);
  return journal.value;
}

/** Ninety streams of up to 300 records, one of them with a snapshot, one that was erased. */
async function filled(kind: 'memory' | 'lmdb'): Promise<Journal> {
  const journal = await open(kind);
  for (let n = 1; n <= 300; n += 1) await journal.append('workshop/w', n, recordOf({ n }));
  await journal.saveSnapshot('workshop/w', { v: 1, sequence: 256, state: { count: 256 } });
  for (let id = 0; id < 90; id += 1) await journal.append(`poll/p${id}`, 1, recordOf({ id }));
  await journal.append('new-community/g', 1, recordOf('waiting'));
  await journal.append('poll/erased', 1, recordOf('erased'));
  await journal.erase('poll/erased');
  return journal;
}

async function contentOf(journal: Journal): Promise<unknown> {
  const content: Record<string, unknown> = {};
  for await (const stream of journal.streams())
    content[stream] = [await allOf(journal, stream), await journal.snapshot(stream)];
  return content;
}

describe.each([
  ['memory', 'lmdb'],
  ['lmdb', 'memory'],
  ['lmdb', 'lmdb'],
] as const)('a journal on %s copied to one on %s', (one, other) => {
  it('holds the same streams, records and snapshots, and goes on from there', async () => {
    const [from, to] = [await filled(one), await open(other)];
    const before = await contentOf(from);
    expect(await copyJournal(from, to)).toEqual({ ok: true, value: { streams: 92, records: 391 } });
    expect(await contentOf(to)).toEqual(before);
    expect(await contentOf(from)).toEqual(before);
    await to.append('workshop/w', 301, recordOf('next'));
    expect(await allOf(to, 'workshop/w', 299)).toEqual([recordOf({ n: 300 }), recordOf('next')]);
    for (const journal of [from, to]) await journal.close();
  });

  it('is refused in plain words where that one holds anything, and changes nothing', async () => {
    const [from, to] = [await filled(one), await open(other)];
    await to.append('poll/p1', 1, recordOf('mine'));
    expect(await copyJournal(from, to)).toEqual({
      ok: false,
      error: { kind: 'storeNotEmpty', problem: expect.stringMatching(/holds something already/) },
    });
    expect(await contentOf(to)).toEqual({ 'poll/p1': [[recordOf('mine')], undefined] });
    for (const journal of [from, to]) await journal.close();
  });
});

async function* cutShort() {
  yield recordOf('one');
  throw new Error('Record 2 of workshop/w is missing');
}

describe('copying a journal', () => {
  it('rejects where a record cannot be read, or not be written', async () => {
    const from = await filled('memory');
    const refusing = {
      ...(await open('memory')),
      append: vi.fn().mockRejectedValue(new Error('full')),
    };
    await expect(copyJournal(from, refusing)).rejects.toThrow('full');
    const torn: Journal = { ...from, read: cutShort };
    await expect(copyJournal(torn, await open('memory'))).rejects.toThrow(/missing/);
  });

  it('of nothing copies nothing', async () => {
    const done = await copyJournal(await open('memory'), await open('memory'));
    expect(done).toEqual({ ok: true, value: { streams: 0, records: 0 } });
  });
});
