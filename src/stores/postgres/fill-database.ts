import type { Store } from '../../engine/drawers.ts';
import { err, type Result } from '../../kernel/result.ts';
import { databaseIn } from './address.ts';
import type { Queryable } from './queryable.ts';
import { queryableOn, checkDurability, connected, settingsOf } from './connecting.ts';
import { holdAlone } from './locks.ts';
import { noAddress, type Allowances } from './open-database.ts';
import { problemOf, Unfit, type DatabaseProblem } from './problem.ts';
import { migrate } from './schema.ts';
import { storeOn } from './store.ts';

/** The database already holds a store, which is never overwritten. */
type InUse = { readonly kind: 'databaseInUse'; readonly database: string };

/**
 * Fills an empty database in one transaction: with all that `fill` writes if it resolves with `ok`,
 * otherwise with nothing.
 */
export async function fillDatabase<T, E>(
  url: string,
  fill: (store: Store) => Promise<Result<T, E>>,
  { mayLose = [] }: Allowances = {},
): Promise<Result<T, E | DatabaseProblem | InUse>> {
  const database = databaseIn(url);
  if (!database.ok) return err(noAddress);
  const { name } = database.value;
  try {
    const client = await connected(settingsOf(database.value, 'palabre'));
    try {
      const db = queryableOn(client);
      await checkDurability(db, mayLose);
      return await fillEmpty(db, fill, { kind: 'databaseInUse', database: name });
    } finally {
      // This discards whatever was not committed.
      await client.end();
    }
  } catch (error) {
    return err(problemOf(error, name));
  }
}

async function fillEmpty<T, E>(
  db: Queryable,
  fill: (store: Store) => Promise<Result<T, E>>,
  inUse: InUse,
): Promise<Result<T, E | InUse>> {
  await db.query({ text: 'BEGIN' });
  await migrate(db);
  if (!(await holdAlone(db))) throw new Unfit({ kind: 'databaseHeld' });
  const { rows } = await db.query({
    text: `SELECT EXISTS (SELECT 1 FROM palabre_records) OR EXISTS (SELECT 1 FROM palabre_drawers) AS used`,
  });
  if (rows[0]?.used !== false) return err(inUse);
  const filled = await fill(storeOn({ reads: db, writes: db, close: async () => {} }));
  if (filled.ok) await db.query({ text: 'COMMIT' });
  return filled;
}
