import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/engine/drawers.ts';
import { restoreBackup } from '../../src/stores/backup/restore-backup.ts';
import { writeBackup } from '../../src/stores/backup/write-backup.ts';
import { openFrozen } from '../../src/stores/open-frozen.ts';
import { openStore } from '../../src/stores/open-journal.ts';
import { bytes, inside } from '../contract/drawers.ts';
import { allOf, recordOf } from '../contract/journal.ts';
import { realPostgres } from '../support/real-postgres.ts';

const server = await realPostgres();
const folder = await mkdtemp(join(tmpdir(), 'palabre-held-'));
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const any = { shape: 'any', knows: () => true };

async function open(url: string): Promise<Store> {
  const opened = await openStore(url, any);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

describe('a store in a real PostgreSQL', () => {
  it('is held by one process, until it is closed', async () => {
    const url = await server.database();
    const first = await open(url);
    expect(await openStore(url, any)).toMatchObject({ error: { kind: 'databaseHeld' } });
    await first.close();
    await (await open(url)).close();
  });

  it('is made by one of several that start at once, and kept by one', async () => {
    const url = await server.database();
    const opened = await Promise.all(Array.from({ length: 6 }, () => openStore(url, any)));
    const stores = opened.flatMap((each) => (each.ok ? [each.value] : []));
    expect(stores).toHaveLength(1);
    for (const each of opened)
      if (!each.ok) expect(each.error).toMatchObject({ kind: 'databaseHeld' });
    await stores[0]?.append('poll/a', 1, recordOf('a'));
    await stores[0]?.close();
  });

  it('is apart from another in the same database, in a schema of its own', async () => {
    const url = await server.database();
    const name = new URL(url).pathname.slice(1);
    server.run('CREATE SCHEMA one; CREATE SCHEMA other', name);
    const [one, other] = await Promise.all(
      ['one', 'other'].map((schema) => open(`${url}?options=-c%20search_path%3D${schema}`)),
    );
    await one?.append('poll/a', 1, recordOf('one'));
    await other?.append('poll/a', 1, recordOf('other'));
    if (one !== undefined) expect(await allOf(one, 'poll/a')).toEqual([recordOf('one')]);
    for (const store of [one, other]) await store?.close();
  });

  it('is backed up while it is written to, and put back elsewhere', async () => {
    const url = await server.database();
    const store = await open(url);
    for (let n = 1; n <= 600; n += 1)
      await store.append(`poll/p${n % 50}`, Math.ceil(n / 50), recordOf(n));
    await store.drawer('matrix.sync').change(new Map([['k', bytes('v')]]));
    const frozen = await openFrozen(url, any);
    if (!frozen.ok) throw new Error(frozen.error.kind);
    await store.append('poll/late', 1, recordOf('late'));
    const file = join(folder, 'a.backup');
    expect(await writeBackup(frozen.value, file, 0)).toEqual({ streams: 50, records: 600 });
    await frozen.value.close();
    await store.close();
    const elsewhere = await server.database();
    expect(await restoreBackup(file, elsewhere, any)).toMatchObject({
      ok: true,
      value: { records: 600 },
    });
    expect(await restoreBackup(file, elsewhere, any)).toMatchObject({
      error: { kind: 'databaseInUse' },
    });
    const restored = await open(elsewhere);
    expect(await allOf(restored, 'poll/p0')).toHaveLength(12);
    expect(await inside(restored.drawer('matrix.sync'))).toEqual({ k: 'v' });
    await restored.close();
  });

  it('is refused in words where Palabre may make no tables', async () => {
    const url = await server.database();
    server.run(`CREATE ROLE guest LOGIN`);
    const refused = await openStore(url.replace('palabre@', 'guest@'), any);
    expect(refused).toMatchObject({
      error: { kind: 'databaseAway', problem: /permission denied/u },
    });
  });
});
