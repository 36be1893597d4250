import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyvJournal } from '../../src/stores/keyv/keyv-journal.ts';
import { Mapping } from '../../src/stores/lmdb/mapping.ts';
import { openLmdb } from '../../src/stores/lmdb/environment.ts';
import { LmdbStore } from '../../src/stores/lmdb/store.ts';
import { MemoryStore } from '../../src/stores/memory-store.ts';
import type { JournalStore } from '../../src/stores/keyv/checked-store.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import type { Store } from '../../src/engine/drawers.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { drawersContract } from '../contract/drawers.ts';
import { allOf, journalContract, recordOf, writersContract } from '../contract/journal.ts';
import { FailingStore, type Failure } from '../support/failing-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'palabre-journal-'));
afterAll(() => rm(folder, { recursive: true }));

const key = (name: string): string => `palabre:poll/a/${name}`;

let opened = 0;
async function open(url: string): Promise<Store> {
  const result = await openJournal(url);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

journalContract('a Map', () => open('memory://'));
journalContract('LMDB', () => open(`lmdb://${join(folder, `new.${(opened += 1)}`, 'data')}`));
drawersContract('a Map', () => open('memory://'));
drawersContract('LMDB', () => open(`lmdb://${join(folder, `drawers.${(opened += 1)}`)}`));
journalContract('a store that could fail', async () => keyvJournal(new FailingStore()));

const two = (store: () => JournalStore) => [keyvJournal(store()), keyvJournal(store())] as const;

const memory = () => {
  const held = new MemoryStore();
  return () => held;
};
const failing = () => {
  const held = new FailingStore();
  return () => held;
};
writersContract('a Map', async () => two(memory()));
writersContract('a store that could fail', async () => two(failing()));
writersContract('LMDB', async () => {
  const db = openLmdb(await mkdtemp(join(folder, 'two-')));
  return two(() => new LmdbStore(new Mapping(() => db), () => Number.MAX_SAFE_INTEGER));
});

describe('a journal on a store that fails', () => {
  let store: FailingStore;
  let journal: Journal;
  beforeEach(async () => {
    store = new FailingStore();
    journal = keyvJournal(store, 50);
    await journal.append('poll/a', 1, recordOf('first'));
    await journal.saveSnapshot('poll/a', { v: 1, sequence: 1, state: 'first' });
    expect(await allOf(journal, 'poll/a')).toHaveLength(1);
  });

  const failures: Failure[] = ['throws', 'answersNothing', 'onlyTells', 'hangs'];
  it.each(failures)('rejects whatever it is asked when the store %s', async (failure) => {
    store.failure = failure;
    await expect(allOf(journal, 'poll/a')).rejects.toThrow();
    await expect(journal.snapshot('poll/a')).rejects.toThrow();
    await expect(journal.append('poll/a', 2, recordOf('second'))).rejects.toThrow();
    await expect(journal.saveSnapshot('poll/b', { v: 1, sequence: 1, state: 0 })).rejects.toThrow();
    await expect(journal.erase('poll/a')).rejects.toThrow();
    if (failure === 'hangs') return;
    store.wake();
    expect(await allOf(journal, 'poll/a')).toEqual([recordOf('first')]);
  });

  it.each(failures)('rejects from the very first read when the store %s', async (failure) => {
    store.failure = failure;
    await expect(allOf(keyvJournal(store, 50), 'poll/a')).rejects.toThrow();
  });

  it.each(failures)('works again after the failure `%s`', async (failure) => {
    store.failure = failure;
    await expect(journal.append('poll/a', 2, recordOf('lost'))).rejects.toThrow();
    store.wake();
    const before = await allOf(journal, 'poll/a');
    expect([1, 2]).toContain(before.length);
    await journal.append('poll/a', before.length + 1, recordOf('next'));
    expect(await allOf(journal, 'poll/a')).toEqual([...before, recordOf('next')]);
  });

  it('rejects reads from a store that keeps nothing without a word, until it does', async () => {
    const set = vi.spyOn(store, 'set').mockResolvedValue(undefined);
    store.held.clear();
    const fresh = keyvJournal(store, 50);
    await expect(allOf(fresh, 'poll/a')).rejects.toThrow();
    set.mockRestore();
    expect(await allOf(fresh, 'poll/a')).toEqual([]);
  });

  it('rejects a write that was done anyway, and then returns it complete', async () => {
    store.failure = 'writesThenThrows';
    await expect(journal.append('poll/a', 2, recordOf('second'))).rejects.toThrow();
    store.wake();
    expect(await allOf(journal, 'poll/a')).toEqual([recordOf('first'), recordOf('second')]);
  });

  it('neither reads nor writes again under the key of a write that may still land', async () => {
    store.failure = 'hangs';
    await expect(journal.append('poll/a', 2, recordOf('late'))).rejects.toThrow(/50 ms/);
    store.failure = undefined;
    await expect(allOf(journal, 'poll/a')).rejects.toThrow(/50 ms/);
    await expect(journal.append('poll/a', 2, recordOf('other'))).rejects.toThrow(/50 ms/);
    expect(await allOf(journal, 'poll/b')).toEqual([]);
    store.wake();
    expect(await allOf(journal, 'poll/a')).toEqual([recordOf('first'), recordOf('late')]);
  });

  it.each(['', '{', 'null', '{}', '{"value":{"v":1}}', '{"value":{"v":0,"commits":[]}}'])(
    'rejects a record that reads %s, without quoting it',
    async (text) => {
      await journal.append('poll/a', 2, recordOf('second'));
      store.held.set(key('1'), text === '{' ? '{"secret' : text);
      const failure: unknown = await allOf(journal, 'poll/a').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(String(failure)).not.toMatch(/secret/);
    },
  );

  it('rejects a stream with a record missing in its midst', async () => {
    await journal.append('poll/a', 2, recordOf('second'));
    store.held.delete(key('1'));
    await expect(allOf(journal, 'poll/a')).rejects.toThrow(/Record 1 of poll\/a is missing/);
  });

  it.each([
    ['the first', [1]],
    ['the last of a first read', [32]],
    ['the first of the next read', [33]],
    ['the last', [70]],
    ['several in a row, at the edge of a read', [31, 32, 33]],
    ['a whole read and more', Array.from({ length: 40 }, (_, index) => 20 + index)],
    ['all up to the last', Array.from({ length: 69 }, (_, index) => 1 + index)],
    ['all of them', Array.from({ length: 70 }, (_, index) => 1 + index)],
  ])('never takes a missing record for the end of its stream: %s', async (_which, lost) => {
    for (let n = 2; n <= 70; n += 1) await journal.append('poll/a', n, recordOf({ n }));
    for (const n of lost) store.held.delete(key(`${n}`));
    const missing = `Record ${lost[0]} of poll/a is missing`;
    await expect(allOf(journal, 'poll/a')).rejects.toThrow(missing);
    await expect(allOf(journal, 'poll/a', (lost[0] ?? 0) - 1)).rejects.toThrow(missing);
  });

  it.each(['{"value":0}', '{"value":"70"}', '{"value":{}}', '{'])(
    'rejects a stream whose end reads %s',
    async (text) => {
      store.held.set(key('end'), text);
      await expect(allOf(journal, 'poll/a')).rejects.toThrow();
    },
  );

  it('goes on where a store was cut short between a record and the end of its stream', async () => {
    await journal.append('poll/a', 2, recordOf('second'));
    store.held.set(key('end'), '{"value":1}');
    expect(await allOf(journal, 'poll/a')).toHaveLength(2);
    await journal.append('poll/a', 3, recordOf('third'));
    expect(await allOf(journal, 'poll/a')).toHaveLength(3);
  });

  it('rejects a record that a later program wrote more into', async () => {
    store.held.set(key('1'), '{"value":{"v":1,"commits":[],"later":true}}');
    await expect(allOf(journal, 'poll/a')).rejects.toThrow(/Record 1 of poll\/a is not a record/);
  });

  it.each(['{', '{}', '{"value":{"v":1}}', '{"value":{"v":1,"sequence":1,"state":1,"later":1}}'])(
    'has no use for a snapshot that reads %s',
    async (text) => {
      store.held.set(key('snapshot'), text);
      expect(await journal.snapshot('poll/a')).toBeUndefined();
    },
  );
});

describe('an erasure', () => {
  const records = 40;
  let store: FailingStore;
  beforeEach(async () => {
    store = new FailingStore();
    const journal = keyvJournal(store);
    for (let n = 1; n <= records; n += 1) await journal.append('poll/a', n, recordOf({ n }));
    await journal.saveSnapshot('poll/a', { v: 1, sequence: 30, state: { count: 30 } });
  });

  /** As if the process ended after so many keys were removed. */
  async function eraseCutShort(keys: number): Promise<void> {
    let left = keys;
    const remove = vi.spyOn(store, 'delete').mockImplementation(async (name) => {
      if (left === 0) throw new Error('cut short');
      left -= 1;
      return store.held.delete(name);
    });
    await expect(keyvJournal(store).erase('poll/a')).rejects.toThrow();
    remove.mockRestore();
  }

  it.each([0, 1, records - 1, records, records + 1])(
    'cut short after %i keys is done all the same, whichever is read first',
    async (keys) => {
      await eraseCutShort(keys);
      const restored = new FailingStore(new Map(store.held));
      expect(await allOf(keyvJournal(store), 'poll/a', 3)).toEqual([]);
      const journal = keyvJournal(restored);
      expect(await journal.snapshot('poll/a')).toBeUndefined();
      await journal.append('poll/a', 1, recordOf('again'));
      expect(await allOf(keyvJournal(restored), 'poll/a')).toEqual([recordOf('again')]);
    },
  );

  it('leaves no key of the stream behind', async () => {
    await keyvJournal(store).erase('poll/a');
    expect([...store.held.keys()]).toEqual(['palabre:sentinel']);
  });

  it('is refused by a store that removes nothing without a word', async () => {
    vi.spyOn(store, 'delete').mockResolvedValue(true);
    await expect(keyvJournal(store).erase('poll/a')).rejects.toThrow();
  });

  it('given up on does not remove later what was written since', async () => {
    const journal = keyvJournal(store, 50);
    await allOf(journal, 'poll/a');
    const gate: { open?: () => void } = {};
    const late = new Promise<void>((resolve) => (gate.open = resolve));
    const remove = vi.spyOn(store, 'delete').mockImplementation(async (name) => {
      await late;
      return store.held.delete(name);
    });
    await expect(journal.erase('poll/a')).rejects.toThrow(/50 ms/);
    await expect(journal.append('poll/a', 1, recordOf('again'))).rejects.toThrow(/50 ms/);
    remove.mockRestore();
    gate.open?.();
    expect(await allOf(journal, 'poll/a')).toEqual([]);
    await journal.append('poll/a', 1, recordOf('again'));
    expect(await allOf(journal, 'poll/a')).toEqual([recordOf('again')]);
  });
});

describe('opening a journal', () => {
  it.each(['redis://user:secret@host', 'lmdb://', 'data', ''])(
    'names what is supported instead of %j, and never repeats it',
    async (url) => {
      const supported = ['lmdb://<folder>', 'postgres://<user>:<password>@<host>/<database>'];
      const error = { kind: 'unsupportedStore', supported };
      expect(await openJournal(url)).toEqual({ ok: false, error });
    },
  );

  it('tells of a folder that cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await openJournal(`lmdb://${file}/data`)).toMatchObject({
      ok: false,
      error: { kind: 'dataFolder', folder: join(file, 'data'), problem: /ENOTDIR/ },
    });
  });

  it.each([1, 1000])('tells of data that is not a database, %i times 14 bytes', async (times) => {
    const data = join(folder, `foreign-${times}`);
    await (await open(`lmdb://${data}`)).close();
    await writeFile(join(data, 'data.mdb'), 'not a database'.repeat(times));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const result = await openJournal(`lmdb://${data}`);
      expect(result).toMatchObject({ ok: false, error: { kind: 'dataFolder', folder: data } });
    }
  });

  it('finds again what was written before it was closed', async () => {
    const url = `lmdb://${join(folder, 'again')}`;
    const first = await open(url);
    await first.append('poll/a', 1, recordOf('kept'));
    await first.close();
    const second = await open(url);
    expect(await allOf(second, 'poll/a')).toEqual([recordOf('kept')]);
    await second.close();
    expect((await readdir(join(folder, 'again'))).toSorted()).toEqual(['data.mdb', 'lock.mdb']);
  });
});
