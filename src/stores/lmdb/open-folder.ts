import { join } from 'node:path';
import type { Store } from '../../engine/drawers.ts';
import type { Result } from '../../kernel/result.ts';
import { heldFolder, type FolderProblem } from '../held-folder.ts';
import { storeOn } from '../drawers.ts';
import { holdTo, type Reader } from '../reader.ts';
import { checkStore } from './check-store.ts';
import { Mapping } from './mapping.ts';
import { openLmdb } from './environment.ts';
import { LmdbStore, roomOn } from './store.ts';

export type { FolderProblem };

/**
 * Opens the store in a folder on this machine, held for this process alone, and checked before
 * anything is read or written (about 3 ms per MB).
 */
export function openFolder(
  given: string,
  reader: Reader | undefined,
): Promise<Result<Store, FolderProblem>> {
  return heldFolder(given, async (folder) => storeOn(await openStore(folder, reader)));
}

async function openStore(folder: string, reader: Reader | undefined): Promise<LmdbStore> {
  checkStore(join(folder, 'data.mdb'));
  const store = new LmdbStore(new Mapping(() => openLmdb(folder)), () => roomOn(folder));
  try {
    await holdTo(store, reader);
    return store;
  } catch (error) {
    await store.disconnect();
    throw error;
  }
}
