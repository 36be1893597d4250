import { expect, it } from 'vitest';
import { openJournal } from '../../../src/stores/open-journal.ts';
import type { Journal } from '../../../src/engine/ports.ts';
import { watchedJournal } from '../../../src/engine/streams/watched-journal.ts';

async function down(): Promise<never> {
  throw new Error('down');
}

async function shaky() {
  const memory = await openJournal('memory://');
  if (!memory.ok) throw new Error(memory.error.kind);
  const works = { reads: true, writes: true };
  const { value } = memory;
  const journal: Journal = {
    ...value,
    append: (...args) => (works.writes ? value.append(...args) : down()),
    snapshot: (stream) => (works.reads ? value.snapshot(stream) : down()),
    read: async function* read(...args) {
      yield* works.reads ? value.read(...args) : await down();
    },
  };
  const watched = watchedJournal(journal);
  const all = async () => {
    for await (const record of watched.read('poll/1', 0)) void record;
  };
  return { works, watched, all, reasons: () => watched.troubles().map(({ reason }) => reason) };
}

const record = { v: 1, commits: [] };

it('a store is in trouble from a write that it refuses to one that it takes', async () => {
  const { works, watched, all, reasons } = await shaky();
  works.writes = false;
  await expect(watched.append('poll/1', 1, record)).rejects.toThrow('down');
  await all();
  expect(reasons()).toEqual(['store-write']);
  works.writes = true;
  await watched.append('poll/1', 1, record);
  expect(reasons()).toEqual([]);
});

it('a store is in trouble from a read that fails to one that does not', async () => {
  const { works, watched, all, reasons } = await shaky();
  works.reads = false;
  await expect(all()).rejects.toThrow('down');
  expect(reasons()).toEqual(['store-read']);
  works.reads = true;
  await watched.snapshot('poll/1');
  expect(reasons()).toEqual([]);
  works.reads = false;
  await expect(watched.snapshot('poll/1')).rejects.toThrow('down');
  expect(reasons()).toEqual(['store-read']);
  works.reads = true;
  await all();
  expect(reasons()).toEqual([]);
});
