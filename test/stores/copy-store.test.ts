import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/engine/drawers.ts';
import { err, ok } from '../../src/kernel/result.ts';
import { copyStore } from '../../src/stores/copy-store.ts';
import { openJournal, openStore } from '../../src/stores/open-journal.ts';
import { openDatabase } from '../../src/stores/postgres/open-database.ts';
import { bytes, inside } from '../contract/drawers.ts';
import { allOf, recordOf } from '../contract/journal.ts';
import { openPglite } from '../support/pglite-socket.ts';

const folder = await mkdtemp(join(tmpdir(), 'palabre-copy-'));
const server = await openPglite();
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Kind = 'memory' | 'lmdb' | 'postgres';
let opened = 0;

async function open(kind: Kind): Promise<Store> {
  if (kind === 'postgres') await server.db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const url = kind === 'memory' ? 'memory://' : `lmdb://${join(folder, `${(opened += 1)}`)}`;
  const store =
    kind === 'postgres'
      ? await openDatabase(server.url, undefined, { mayLose: ['fsync'] })
      : await openJournal(url);
  if (!store.ok) throw new Error(store.error.kind);
  return store.value;
}

/** Ninety streams of up to 300 records, one of them with a snapshot, one that was erased; and a drawer. */
async function filled(kind: Kind): Promise<Store> {
  const store = await open(kind);
  for (let n = 1; n <= 300; n += 1) await store.append('workshop/w', n, recordOf({ n }));
  await store.saveSnapshot('workshop/w', { v: 1, sequence: 256, state: { count: 256 } });
  for (let id = 0; id < 90; id += 1) await store.append(`poll/p${id}`, 1, recordOf({ id }));
  await store.append('new-community/g', 1, recordOf('waiting'));
  await store.append('poll/erased', 1, recordOf('erased'));
  await store.erase('poll/erased');
  await store.drawer('matrix.sync').change(new Map([['token', bytes('s72')]]));
  return store;
}
const whole = ok({ streams: 92, records: 391 });

async function contentOf(store: Store): Promise<unknown> {
  const content: Record<string, unknown> = {};
  for await (const stream of store.streams())
    content[stream] = [await allOf(store, stream), await store.snapshot(stream)];
  for await (const name of store.drawers()) content[name] = await inside(store.drawer(name));
  return content;
}

describe.each([
  ['memory', 'lmdb'],
  ['lmdb', 'memory'],
  ['lmdb', 'lmdb'],
  ['lmdb', 'postgres'],
  ['postgres', 'lmdb'],
] as const)('a store on %s copied to one on %s', (one, other) => {
  it('holds the same streams, records, snapshots and drawers, and goes on from there', async () => {
    const [from, to] = [await filled(one), await open(other)];
    const before = await contentOf(from);
    expect(await copyStore(from, to)).toEqual(whole);
    expect(await contentOf(to)).toEqual(before);
    expect(await contentOf(from)).toEqual(before);
    await to.append('workshop/w', 301, recordOf('next'));
    expect(await allOf(to, 'workshop/w', 299)).toEqual([recordOf({ n: 300 }), recordOf('next')]);
    for (const store of [from, to]) await store.close();
  });
});

/** The same store, which fails at the next write after so many. */
function failingAfter(store: Store, writes: number): Store {
  let left = writes;
  return {
    ...store,
    append: (...args) =>
      (left -= 1) < 0 ? Promise.reject(new Error('cut short')) : store.append(...args),
  };
}

async function* cutShort() {
  yield recordOf('one');
  throw new Error('Record 2 of workshop/w is missing');
}

describe('copying a store', () => {
  it.each([0, 1, 100, 390])('goes on where it was cut short, after %i records', async (records) => {
    const [from, to] = [await filled('memory'), await open('memory')];
    await expect(copyStore(from, failingAfter(to, records))).rejects.toThrow('cut short');
    expect(await copyStore(from, to)).toEqual(whole);
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('brings what it is by now, where it was used since it was cut short', async () => {
    const [from, to] = [await filled('memory'), await open('memory')];
    await expect(copyStore(from, failingAfter(to, 390))).rejects.toThrow();
    await from.erase('workshop/w');
    await from.append('workshop/w', 1, recordOf('anew'));
    await from.erase('poll/p1');
    await from.append('poll/p2', 2, recordOf('more'));
    await from.drawer('matrix.sync').change(new Map([['token', undefined]]));
    expect(await copyStore(from, to)).toEqual(ok({ streams: 91, records: 92 }));
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('leaves nothing that a program would start on before it is finished', async () => {
    const url = `lmdb://${join(folder, 'unfinished')}`;
    const cut = await openStore(url);
    if (!cut.ok) throw new Error(cut.error.kind);
    const from = await filled('memory');
    await expect(copyStore(from, failingAfter(cut.value, 5))).rejects.toThrow();
    await cut.value.close();
    expect(await openJournal(url)).toEqual(err({ kind: 'storeUnfinished' }));
    const again = await openStore(url);
    if (!again.ok) throw new Error(again.error.kind);
    expect(await copyStore(from, again.value)).toEqual(whole);
    await again.value.close();
    expect(await openJournal(url)).toMatchObject({ ok: true });
  });

  it.each([
    ['a stream', (to: Store) => to.append('poll/p1', 1, recordOf('mine'))],
    [
      'something in a drawer',
      (to: Store) => to.drawer('matrix.sync').change(new Map([['token', bytes('s1')]])),
    ],
  ])('is refused where there is %s, and changes nothing', async (_, fill) => {
    const [from, to] = [await filled('memory'), await open('memory')];
    await fill(to);
    const before = await contentOf(to);
    expect(await copyStore(from, to)).toEqual(err({ kind: 'storeNotEmpty' }));
    expect(await contentOf(to)).toEqual(before);
  });

  it('tells of a record that is not what was read, and stays unfinished', async () => {
    const [from, to] = [await filled('memory'), await open('memory')];
    const odd: Store = {
      ...to,
      append: (stream, number, record) =>
        to.append(stream, number, stream === 'poll/p7' ? recordOf('odd') : record),
    };
    expect(await copyStore(from, odd)).toEqual(err({ kind: 'copyDiffers', what: 'poll/p7' }));
    expect(await copyStore(from, to)).toEqual(whole);
  });

  it('rejects where a record cannot be read', async () => {
    const from = await filled('memory');
    const torn: Store = { ...from, read: cutShort };
    await expect(copyStore(torn, await open('memory'))).rejects.toThrow(/missing/u);
  });

  it('of nothing copies nothing', async () => {
    const done = await copyStore(await open('memory'), await open('memory'));
    expect(done).toEqual(ok({ streams: 0, records: 0 }));
  });
});
