import type { Journal } from '../engine/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { keyvJournal } from './keyv/keyv-journal.ts';
import { openFolder, type FolderProblem } from './lmdb/open-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { folderIn } from './lmdb/store-room.ts';
import type { Reader } from './reader.ts';

/** Never contains the address itself, which may contain a password. */
export type StoreProblem =
  { readonly kind: 'unsupportedStore'; readonly supported: readonly string[] } | FolderProblem;

/** What is said of an address that names no store that this program knows. */
export const unsupported: StoreProblem = {
  kind: 'unsupportedStore',
  supported: ['lmdb://<folder>'],
};

/**
 * Opens the journal that `STORE_URL` names: `lmdb://./data` is a folder on this machine, `memory://`
 * keeps nothing, for tests. With a `reader`, all records must be readable by it.
 */
export async function openJournal(
  url: string,
  reader?: Reader,
): Promise<Result<Journal, StoreProblem>> {
  if (url === 'memory://') return ok(keyvJournal(new MemoryStore()));
  const folder = folderIn(url);
  return folder === undefined ? err(unsupported) : openFolder(folder, reader);
}
