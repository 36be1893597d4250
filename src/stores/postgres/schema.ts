import type { Queryable } from './queryable.ts';
import { Unfit } from './problem.ts';

/** The schema's version is the number of these steps; new ones are only added at the end. */
const steps: readonly string[] = [
  `CREATE TABLE palabre_records (
     stream text COLLATE "C" NOT NULL,
     number integer NOT NULL CHECK (number > 0),
     record text NOT NULL,
     sum integer NOT NULL,
     PRIMARY KEY (stream, number)
   );
   CREATE INDEX palabre_streams ON palabre_records (stream) WHERE number = 1;
   CREATE TABLE palabre_snapshots (
     stream text COLLATE "C" PRIMARY KEY,
     snapshot text NOT NULL,
     sum integer NOT NULL
   );
   CREATE TABLE palabre_drawers (
     drawer text COLLATE "C" NOT NULL,
     key text COLLATE "C" NOT NULL,
     value bytea NOT NULL,
     sum integer NOT NULL,
     PRIMARY KEY (drawer, key)
   )`,
];

/** The schema's version in this database; 0 without tables. */
async function versionIn(db: Queryable): Promise<number> {
  const { rows } = await db.query({
    text: `SELECT to_regclass('palabre_notes') IS NOT NULL AS is`,
  });
  if (rows[0]?.is !== true) return 0;
  return Number((await noteIn(db, 'schema')) ?? 0);
}

/**
 * False if the database has never held a store. Rejects with `Unfit` if a later version made its
 * tables.
 */
export async function hasSchema(db: Queryable): Promise<boolean> {
  const version = await versionIn(db);
  if (version > steps.length) throw new Unfit({ kind: 'databaseNewer' });
  return version > 0;
}

/**
 * Creates the tables, or updates those of an earlier version, one process at a time: all of it or
 * nothing. Rejects with `Unfit` if a later version made them. Must run in a transaction.
 */
export async function migrate(db: Queryable): Promise<void> {
  await db.query({ text: `SELECT pg_advisory_xact_lock(hashtext('palabre schema'))` });
  const version = await versionIn(db);
  if (version > steps.length) throw new Unfit({ kind: 'databaseNewer' });
  if (version === steps.length) return;
  await db.query({
    text: 'CREATE TABLE IF NOT EXISTS palabre_notes (key text PRIMARY KEY, value text NOT NULL)',
  });
  for (const text of steps.slice(version)) await db.query({ text });
  await setNote(db, 'schema', `${steps.length}`);
}

/** Notes: what the program must know of the store itself. */
export async function noteIn(db: Queryable, key: string): Promise<string | undefined> {
  const { rows } = await db.query({
    text: 'SELECT value FROM palabre_notes WHERE key = $1',
    values: [key],
  });
  return rows[0]?.value;
}

export async function setNote(db: Queryable, key: string, value: string): Promise<void> {
  await db.query({
    text: `INSERT INTO palabre_notes VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2`,
    values: [key, value],
  });
}

/** Runs the queries of `work` in a transaction: all of them take effect, or none. */
export async function inTransaction<T>(db: Queryable, work: () => Promise<T>): Promise<T> {
  await db.query({ text: 'BEGIN' });
  try {
    const done = await work();
    await db.query({ text: 'COMMIT' });
    return done;
  } catch (error) {
    // If the connection is lost, so is the transaction.
    await db.query({ text: 'ROLLBACK' }).catch(() => {});
    throw error;
  }
}
