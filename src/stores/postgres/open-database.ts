import type { Store } from '../../engine/drawers.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../reader.ts';
import { databaseIn, type Database } from './address.ts';
import { checkDurability, openReaders, ownName, settingsOf } from './connecting.ts';
import { holdRowsTo } from './hold-to.ts';
import { WriterConnection } from './writer-connection.ts';
import { PostgresFleet } from './fleet.ts';
import { holdAlone, holdTogether } from './locks.ts';
import type { Sharing } from './sharing.ts';
import { problemOf, Unfit, type DatabaseProblem } from './problem.ts';
import { inTransaction, migrate } from './schema.ts';
import { storeOn } from './store.ts';

/**
 * `mayLose`, for tests: server settings that are accepted although they may lose what was recorded.
 */
export interface Allowances {
  readonly mayLose?: readonly string[];
  /** True if no other process may write to the store meanwhile. */
  readonly alone?: boolean;
}

/**
 * Opens the store in a PostgreSQL database, creating its tables if needed, for the processes that
 * share it or for this one alone, until it is closed or the process ends or stalls for a while.
 */
export async function openDatabase(
  url: string,
  reader: Reader | undefined,
  allowances: Allowances = {},
): Promise<Result<Store, DatabaseProblem>> {
  const database = databaseIn(url);
  if (!database.ok) return err(noAddress);
  try {
    return ok(await open(database.value, reader, allowances));
  } catch (error) {
    return err(problemOf(error, database.value.name));
  }
}

export const noAddress: DatabaseProblem = {
  kind: 'databaseAway',
  database: 'STORE_URL',
  problem: 'postgres://user:password@host:5432/database',
};

async function open(
  database: Database,
  reader: Reader | undefined,
  { mayLose = [], alone = false }: Allowances,
): Promise<Store> {
  const name = ownName();
  const sharings: Sharing[] = [];
  const writes = await WriterConnection.open(settingsOf(database, name), async (db) => {
    await checkDurability(db, mayLose);
    await inTransaction(db, () => migrate(db));
    if (!(await (alone ? holdAlone : holdTogether)(db))) throw new Unfit({ kind: 'databaseHeld' });
    for (const sharing of sharings) await sharing.takeAgain(db);
  });
  const reads = openReaders(database);
  const storeDuring = (term: AbortSignal): Store =>
    storeOn({ reads, writes: writes.during(term), close: async () => {} });
  const fleet = new PostgresFleet({ id: name, db: writes, sharings, storeDuring });
  const close = async (): Promise<void> => {
    await fleet.close();
    await reads.close();
    await writes.close();
  };
  try {
    await holdRowsTo(reads, writes, reader);
    return { ...storeOn({ reads, writes, close }), ...(alone ? {} : { fleet }) };
  } catch (error) {
    await close();
    throw error;
  }
}
