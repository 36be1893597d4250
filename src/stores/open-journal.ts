import type { Store } from '../engine/drawers.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { storeOn } from './drawers.ts';
import { openFolder, type FolderProblem } from './lmdb/open-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { folderIn } from './lmdb/store-room.ts';
import { isPostgres } from './postgres/address.ts';
import type { DatabaseProblem } from './postgres/problem.ts';
import type { Reader } from './reader.ts';
import { isUnfinished, type StoreUnfinished } from './unfinished.ts';

/** Never contains the address itself, which may contain a password. */
export type StoreProblem =
  | StoreUnfinished
  | { readonly kind: 'unsupportedStore'; readonly supported: readonly string[] }
  | FolderProblem
  | DatabaseProblem;

/** For an address that names no store that this program knows. */
export const unsupported: StoreProblem = {
  kind: 'unsupportedStore',
  supported: ['lmdb://<folder>', 'postgres://<user>:<password>@<host>/<database>'],
};

/**
 * Opens the store that `STORE_URL` names: `lmdb://./data` is a folder on this machine,
 * `postgres://…` a database; `memory://`, for tests, keeps nothing. With a `reader`, fails unless
 * it can read all records.
 */
export async function openJournal(
  url: string,
  reader?: Reader,
): Promise<Result<Store, StoreProblem>> {
  const opened = await open(url, reader);
  return opened.ok ? finished(opened.value) : opened;
}

/** Refuses, and closes, a store into which a copy was not finished. */
export async function finished(store: Store): Promise<Result<Store, StoreUnfinished>> {
  if (!(await isUnfinished(store))) return ok(store);
  await store.close();
  return err({ kind: 'storeUnfinished' });
}

/** Like `openJournal`, but for this process alone, and even if a copy was not finished. */
export const openStore = (url: string, reader?: Reader): Promise<Result<Store, StoreProblem>> =>
  open(url, reader, 'alone');

async function open(
  url: string,
  reader?: Reader,
  how?: 'alone',
): Promise<Result<Store, StoreProblem>> {
  if (url === 'memory://') return ok(storeOn(new MemoryStore()));
  if (isPostgres(url)) {
    // Loads a library that a store in a folder does without.
    const { openDatabase } = await import('./postgres/open-database.ts');
    return openDatabase(url, reader, { alone: how === 'alone' });
  }
  const folder = folderIn(url);
  return folder === undefined ? err(unsupported) : openFolder(folder, reader);
}
