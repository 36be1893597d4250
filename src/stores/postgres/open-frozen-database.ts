import type { Store } from '../../engine/drawers.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../reader.ts';
import { databaseIn, type Database } from './address.ts';
import { queryableOn, connected, settingsOf } from './connecting.ts';
import { checkRows } from './hold-to.ts';
import { noAddress } from './open-database.ts';
import { problemOf, type DatabaseProblem } from './problem.ts';
import { hasSchema } from './schema.ts';
import { storeOn } from './store.ts';

/** That database has never held a store of Palabre. */
type NoTables = { readonly kind: 'noTables'; readonly database: string };

/**
 * Opens a store as it is at this moment, even while others write to it, in one read-only
 * transaction that sees only what was recorded when it began.
 */
export async function openFrozenDatabase(
  url: string,
  reader: Reader,
): Promise<Result<Store, DatabaseProblem | NoTables>> {
  const database = databaseIn(url);
  if (!database.ok) return err(noAddress);
  try {
    const store = await open(database.value, reader);
    return store === undefined
      ? err({ kind: 'noTables', database: database.value.name })
      : ok(store);
  } catch (error) {
    return err(problemOf(error, database.value.name));
  }
}

async function open(database: Database, reader: Reader): Promise<Store | undefined> {
  const client = await connected(settingsOf(database, 'palabre'));
  const close = (): Promise<void> => client.end();
  const db = queryableOn(client);
  try {
    await db.query({ text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
    // The server must not end a transaction that is idle for long.
    await db.query({ text: 'SET LOCAL idle_in_transaction_session_timeout = 0' });
    if (await hasSchema(db)) {
      await checkRows(db, reader);
      return storeOn({ reads: db, writes: db, close });
    }
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return undefined;
}
