import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../src/engine/ports.ts';
import { journalOf } from '../../../src/engine/streams/journal-of.ts';
import { memoryStore } from '../../support/memory-store.ts';

const record = (what: string) => ({ v: 1, commits: [{ at: 1, by: null, events: [what] }] });

async function all<T>(many: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of many) found.push(each);
  return found;
}

const read = (journal: Journal) => all(journal.read('poll/a', 0));

describe('two platforms in one store', () => {
  it('each read, list and erase what is their own, whatever its id', async () => {
    const store = await memoryStore();
    const [discord, other] = [journalOf('discord', store), journalOf('matrix', store)];
    await discord.append('poll/a', 1, record('here'));
    await other.append('poll/a', 1, record('there'));
    await other.append('poll/b', 1, record('there'));
    expect(await read(discord)).toEqual([record('here')]);
    expect(await all(discord.list('poll'))).toEqual(['a']);
    expect((await all(other.streams())).toSorted()).toEqual(['poll/a', 'poll/b']);
    await other.erase('poll/a');
    expect(await read(other)).toEqual([]);
    expect(await read(discord)).toEqual([record('here')]);
  });

  it('have their names in the names of the streams', async () => {
    const store = await memoryStore();
    await journalOf('discord', store).append('poll/a', 1, record('here'));
    expect(await all(store.streams())).toEqual(['discord.poll/a']);
  });
});
