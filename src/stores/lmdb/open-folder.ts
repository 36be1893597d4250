import { join } from 'node:path';
import type { Journal } from '../../engine/ports.ts';
import type { Result } from '../../kernel/result.ts';
import { heldFolder, type FolderProblem } from '../held-folder.ts';
import { keyvJournal } from '../keyv/keyv-journal.ts';
import { holdTo, type Reader } from '../reader.ts';
import { checkStore } from './check-store.ts';
import { LmdbStore, openLmdb, roomOn } from './store.ts';

export type { FolderProblem };

/**
 * Opens the journal in a folder on this machine, held for this process alone, and checked before
 * anything is read or written (about 3 ms per MB).
 */
export function openFolder(
  given: string,
  reader: Reader | undefined,
): Promise<Result<Journal, FolderProblem>> {
  return heldFolder(given, async (folder) => keyvJournal(await openStore(folder, reader)));
}

async function openStore(folder: string, reader: Reader | undefined): Promise<LmdbStore> {
  checkStore(join(folder, 'data.mdb'));
  const store = new LmdbStore(openLmdb(folder), () => roomOn(folder));
  try {
    await holdTo(store, reader);
    return store;
  } catch (error) {
    await store.disconnect();
    throw error;
  }
}
