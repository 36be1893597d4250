import type { Journal } from '../engine/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { keyvJournal } from './keyv/keyv-journal.ts';
import { openFolder, type FolderProblem } from './lmdb/open-folder.ts';
import { MemoryStore } from './memory-store.ts';
import type { Reader } from './reader.ts';

/** Never holds the address itself, in which there may be a password. */
export type StoreProblem =
  { readonly kind: 'unsupportedStore'; readonly supported: readonly string[] } | FolderProblem;

const supported = ['lmdb://<folder>'];

/**
 * Opens the journal that `STORE_URL` names: `lmdb://./data` a folder on this machine, `memory://`
 * nothing at all, for tests. Where a `reader` is given, all that is recorded must be what it can read.
 */
export async function openJournal(
  url: string,
  reader?: Reader,
): Promise<Result<Journal, StoreProblem>> {
  if (url === 'memory://') return ok(keyvJournal(new MemoryStore()));
  const folder = /^lmdb:\/\/(?<folder>.+)$/.exec(url)?.groups?.['folder'];
  return folder === undefined
    ? err({ kind: 'unsupportedStore', supported })
    : openFolder(folder, reader);
}
