import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Journal } from '../../engine/ports.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { keyvJournal } from '../keyv/keyv-journal.ts';
import { holdTo, Unknown, type Reader } from '../reader.ts';
import { Unreadable } from '../unreadable.ts';
import { checkStore } from './check-store.ts';
import { lockStore, type StoreHeld, type StoreLock } from './store-lock.ts';
import { LmdbStore, openLmdb, roomOn } from './store.ts';

export type FolderProblem =
  | {
      readonly kind: 'dataFolder';
      readonly folder: string;
      readonly problem: string;
      /** The folder does not contain a complete store; nothing was changed. */
      readonly damaged: boolean;
    }
  /** A later program wrote what this one does not know; nothing was changed. */
  | { readonly kind: 'storeNewer'; readonly folder: string }
  | StoreHeld;

/**
 * Opens the journal in a folder on this machine, which is created if needed, locked against other
 * processes until the journal is closed or this process ends, and checked before anything is read or
 * written (about 3 ms per MB).
 */
export async function openFolder(
  given: string,
  reader: Reader | undefined,
): Promise<Result<Journal, FolderProblem>> {
  const folder = resolve(given);
  try {
    return await openLocked(folder, reader);
  } catch (error) {
    return err(problemOf(error, folder));
  }
}

export function problemOf(error: unknown, folder: string): FolderProblem {
  const problem = error instanceof Error ? error.message : String(error);
  if (error instanceof Unknown) return { kind: 'storeNewer', folder };
  return { kind: 'dataFolder', folder, problem, damaged: error instanceof Unreadable };
}

async function openLocked(
  folder: string,
  reader: Reader | undefined,
): Promise<Result<Journal, FolderProblem>> {
  // It contains what people write: nobody else on the machine needs to read it.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.R_OK | constants.W_OK);
  const locked = await lockStore(folder);
  if (!locked.ok) return locked;
  try {
    const store = await openStore(folder, reader);
    return ok(lockedJournal(keyvJournal(store), locked.value));
  } catch (error) {
    await locked.value.release();
    throw error;
  }
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

function lockedJournal(journal: Journal, lock: StoreLock): Journal {
  const close = async (): Promise<void> => {
    await journal.close();
    await lock.release();
  };
  return { ...journal, close };
}
