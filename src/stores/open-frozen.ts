import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Store } from '../engine/drawers.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { copyFolder } from './lmdb/copy-folder.ts';
import { folderIn } from './lmdb/store-room.ts';
import { problemOf } from './held-folder.ts';
import { openFolder } from './lmdb/open-folder.ts';
import { finished, unsupported, type StoreProblem } from './open-journal.ts';
import { isPostgres } from './postgres/address.ts';
import type { Reader } from './reader.ts';

/** There is no store yet where `STORE_URL` points. */
export type NoStore =
  | { readonly kind: 'noStore'; readonly folder: string }
  | { readonly kind: 'noTables'; readonly database: string };

/**
 * Opens a store as it is at this moment, checked like any, even while another process writes to it:
 * it holds everything acknowledged before, and does not change. A store in a folder is copied, on
 * the same disk, and the copy is removed when it is closed.
 */
export async function openFrozen(
  url: string,
  reader: Reader,
): Promise<Result<Store, StoreProblem | NoStore>> {
  const opened = await openAtOnce(url, reader);
  return opened.ok ? finished(opened.value) : opened;
}

async function openAtOnce(
  url: string,
  reader: Reader,
): Promise<Result<Store, StoreProblem | NoStore>> {
  if (isPostgres(url)) {
    const { openFrozenDatabase } = await import('./postgres/open-frozen-database.ts');
    return openFrozenDatabase(url, reader);
  }
  const given = folderIn(url);
  if (given === undefined) return err(unsupported);
  const folder = resolve(given);
  try {
    const copy = await copyFolder(folder);
    return copy === undefined
      ? err({ kind: 'noStore', folder })
      : await openCopy(copy, folder, reader);
  } catch (error) {
    return err(problemOf(error, folder));
  }
}

async function openCopy(
  copy: string,
  folder: string,
  reader: Reader,
): Promise<Result<Store, StoreProblem>> {
  const forget = (): Promise<void> => rm(copy, { recursive: true, force: true });
  const opened = await openFolder(copy, reader);
  if (opened.ok) {
    const close = async (): Promise<void> => {
      await opened.value.close();
      await forget();
    };
    return ok({ ...opened.value, close });
  }
  await forget();
  // The operator knows the store's folder, not the copy's.
  return err({ ...opened.error, folder });
}
