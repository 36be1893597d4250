import { describe, expect, it, vi } from 'vitest';
import { pollKind } from '../../src/poll/stream.ts';
import { workshopKind } from '../../src/workshop/stream.ts';
import { foldable, verifyStore } from '../../src/program/operating/verify-store.ts';
import { storeOn } from '../../src/stores/drawers.ts';
import { MemoryStore } from '../../src/stores/memory-store.ts';
import { writtenBefore } from '../support/written-before.ts';

const kinds = [foldable(pollKind), foldable(workshopKind)];

async function filled() {
  const store = new MemoryStore();
  const journal = storeOn(store);
  let records = 0;
  for (const [stream, { records: before }] of writtenBefore()) {
    if (!/^(?:poll|workshop)\//u.test(stream)) continue;
    for (const [index, record] of before.entries())
      await journal.append(`discord.${stream}`, index + 1, record);
    records += before.length;
  }
  return { store, journal, records };
}

describe('verifying', () => {
  it('folds every stream and counts every record', async () => {
    const { journal, records } = await filled();
    const found = await verifyStore(journal, kinds);
    expect(found).toMatchObject({ records, bad: [] });
    expect(found.streams).toBeGreaterThan(1);
  });

  it('does not take a snapshot’s word for the records behind it', async () => {
    const { store, journal } = await filled();
    const stream = `discord.${[...writtenBefore().keys()].find((name) => name.startsWith('poll/'))}`;
    await journal.saveSnapshot(stream, { v: 1, sequence: 1, state: {} });
    store.delete(`palabre:${stream}/1`);
    const { bad } = await verifyStore(journal, kinds);
    expect(bad).toEqual([{ stream, problem: `Record 1 of ${stream} is missing` }]);
  });

  it('reads what is in the drawers too', async () => {
    const { store, journal } = await filled();
    await journal.drawer('matrix.sync').change(new Map([['token', Buffer.from('s1')]]));
    expect((await verifyStore(journal, kinds)).bad).toEqual([]);
    vi.spyOn(store, 'get').mockImplementation((key) => {
      if (key.startsWith('drawer.')) throw new Error('A value is not what was written');
      return Map.prototype.get.call(store, key);
    });
    const { bad } = await verifyStore(journal, kinds);
    expect(bad).toEqual([{ stream: 'matrix.sync', problem: 'A value is not what was written' }]);
  });

  it('names each stream that is not whole, without what it holds, and goes on with the others', async () => {
    const { journal, records } = await filled();
    const record = { v: 1, commits: [{ at: 0, by: null, events: [{ type: 'un secret' }] }] };
    await journal.append('discord.poll/odd', 1, record);
    await journal.append('discord.unheard/of', 1, record);
    const found = await verifyStore(journal, kinds);
    expect(found.records).toBe(records);
    expect(found.bad.map(({ stream }) => stream)).toEqual([
      'discord.poll/odd',
      'discord.unheard/of',
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});
