import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fillDatabase } from '../../../src/stores/postgres/fill-database.ts';
import { openDatabase } from '../../../src/stores/postgres/open-database.ts';
import { openFrozen } from '../../../src/stores/open-frozen.ts';
import { openJournal } from '../../../src/stores/open-journal.ts';
import type { Store } from '../../../src/engine/drawers.ts';
import { err, ok } from '../../../src/kernel/result.ts';
import { bytes, drawersContract, inside } from '../../contract/drawers.ts';
import { allOf, journalContract, recordOf, writersContract } from '../../contract/journal.ts';
import { openPglite } from '../../support/pglite-socket.ts';

const server = await openPglite();
afterAll(() => server.close());

/** It keeps everything in memory. */
const mayLose = ['fsync'];
const any = { shape: 'any', knows: () => true };

async function open(): Promise<Store> {
  const opened = await openDatabase(server.url, any, { mayLose });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const empty = () => server.db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');

async function openEmpty(): Promise<Store> {
  await empty();
  return open();
}

journalContract('PostgreSQL', openEmpty);
drawersContract('PostgreSQL', openEmpty);
writersContract('PostgreSQL', async () => {
  const [one, other] = [await openEmpty(), await open()];
  const close = async () => void (await Promise.all([one.close(), other.close()]));
  return [{ ...one, close }, other];
});

describe('a store in PostgreSQL', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openEmpty();
    return () => store.close();
  });

  it('never puts a record after one that is not there', async () => {
    await store.append('poll/a', 1, recordOf('a'));
    await expect(store.append('poll/a', 3, recordOf('c'))).rejects.toThrow(/taken/u);
    expect(await allOf(store, 'poll/a')).toEqual([recordOf('a')]);
  });

  it('writes what comes at once in few statements, and tells each what became of its own', async () => {
    const streams = Array.from({ length: 2_500 }, (_, n) => `poll/p${n}`);
    await store.append('poll/p7', 1, recordOf('earlier'));
    const done = await Promise.allSettled(
      streams.map((stream) => store.append(stream, 1, recordOf(stream))),
    );
    expect(done.map(({ status }) => status).indexOf('rejected')).toBe(7);
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await allOf(store, 'poll/p2499')).toEqual([recordOf('poll/p2499')]);
    const named: string[] = [];
    for await (const id of store.list('poll')) named.push(id);
    expect(named).toHaveLength(2_500);
  });

  it.each([
    ['a record was altered', `UPDATE palabre_records SET record = replace(record, 'b', 'secret')`],
    [
      'a record is another’s',
      `UPDATE palabre_records SET stream = 'poll/a' WHERE stream = 'poll/b'`,
    ],
    ['a record is missing', 'DELETE FROM palabre_records WHERE number = 2'],
  ])('is not read where %s', async (_, harm) => {
    for (let n = 1; n <= 3; n += 1) await store.append('poll/b', n, recordOf('b'));
    await server.db.exec(harm);
    const failure: unknown = await Promise.all([
      allOf(store, 'poll/b'),
      allOf(store, 'poll/a'),
    ]).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/of poll\/[ab] is (?:missing|not what was written)/u);
    expect(String(failure)).not.toMatch(/secret/u);
  });

  it('takes no snapshot and no entry for good that was altered', async () => {
    await store.saveSnapshot('poll/a', { v: 1, sequence: 1, state: 'a' });
    await store.drawer('matrix.sync').change(new Map([['k', bytes('v')]]));
    await server.db.exec(
      `UPDATE palabre_snapshots SET snapshot = replace(snapshot, 'a', 'b');
       UPDATE palabre_drawers SET value = 'w'::bytea`,
    );
    expect(await store.snapshot('poll/a')).toBeUndefined();
    await expect(store.drawer('matrix.sync').get('k')).rejects.toThrow(/not what was written/u);
  });

  it('goes on after its connections were cut', async () => {
    await store.append('poll/a', 1, recordOf('a'));
    server.cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.append('poll/a', 2, recordOf('b'));
    expect(await allOf(store, 'poll/a')).toEqual([recordOf('a'), recordOf('b')]);
  });

  it('can be read as it is at one moment, and not be written that way', async () => {
    await store.append('poll/a', 1, recordOf('a'));
    const frozen = await openFrozen(server.url, any);
    if (!frozen.ok) throw new Error(frozen.error.kind);
    expect(await allOf(frozen.value, 'poll/a')).toEqual([recordOf('a')]);
    await expect(frozen.value.append('poll/a', 2, recordOf('b'))).rejects.toThrow(/read-only/u);
    await frozen.value.close();
  });
});

describe('opening a store in PostgreSQL', () => {
  const where = new URL(server.url).host;
  const database = `${where}/postgres`;
  beforeEach(async () => void (await empty()));

  it('is refused where the server may lose what it said it had', async () => {
    expect(await openJournal(server.url)).toEqual(
      err({ kind: 'databaseUnsafe', database, setting: 'fsync' }),
    );
  });

  it('is refused where a later program made the tables, or wrote what this one does not know', async () => {
    const store = await open();
    await store.append('poll/a', 1, recordOf('a'));
    await store.close();
    const newer = err({ kind: 'databaseNewer', database });
    const forgetful = { shape: 'none', knows: () => false };
    expect(await openDatabase(server.url, forgetful, { mayLose })).toEqual(newer);
    expect(await openFrozen(server.url, forgetful)).toEqual(newer);
    await server.db.exec(`UPDATE palabre_notes SET value = '99' WHERE key = 'schema'`);
    expect(await openDatabase(server.url, any, { mayLose })).toEqual(newer);
    expect(await openFrozen(server.url, any)).toEqual(newer);
  });

  it('tells of a server that is not there, and never repeats a password', async () => {
    const refused = await openJournal('postgres://ada:secret@127.0.0.1:1/palabre');
    expect(refused).toMatchObject({
      error: { kind: 'databaseAway', database: '127.0.0.1:1/palabre' },
    });
    expect(JSON.stringify(refused)).not.toMatch(/secret/u);
    const odd = await openJournal('postgres://ada:secret@a b/palabre');
    expect(odd).toMatchObject({ error: { kind: 'databaseAway' } });
    expect(JSON.stringify(odd)).not.toMatch(/secret/u);
  });

  it('as it is, finds that nothing was ever kept, and makes nothing', async () => {
    expect(await openFrozen(server.url, any)).toEqual(err({ kind: 'noTables', database }));
    expect(
      (await server.db.query('SELECT FROM pg_tables WHERE schemaname = $1', ['public'])).rows,
    ).toEqual([]);
  });
});

async function fill(store: Store) {
  await store.append('poll/a', 1, recordOf('a'));
  await store.drawer('matrix.sync').change(new Map([['k', bytes('v')]]));
  return ok('done');
}

describe('filling a database', () => {
  beforeEach(async () => void (await empty()));
  it('is done at once, into one that holds nothing', async () => {
    expect(await fillDatabase(server.url, fill, { mayLose })).toEqual(ok('done'));
    const store = await open();
    expect(await allOf(store, 'poll/a')).toEqual([recordOf('a')]);
    expect(await inside(store.drawer('matrix.sync'))).toEqual({ k: 'v' });
    await store.close();
    expect(await fillDatabase(server.url, fill, { mayLose })).toMatchObject({
      error: { kind: 'databaseInUse' },
    });
  });

  it.each([
    ['is not content', async () => err('no')],
    ['fails', () => Promise.reject(new Error('cut short'))],
  ])('leaves nothing of what it wrote when it %s', async (_, end) => {
    const filled = await fillDatabase(server.url, async (store) => (await fill(store), end()), {
      mayLose,
    });
    expect(filled.ok).toBe(false);
    expect(await openFrozen(server.url, any)).toMatchObject({ error: { kind: 'noTables' } });
  });
});
