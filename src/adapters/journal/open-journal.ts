import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Journal } from '../../app/ports.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { keyvJournal } from './keyv-journal.ts';
import { LmdbStore, openLmdb, roomOn } from './lmdb-store.ts';
import { lockStore, type StoreHeld, type StoreLock } from './store-lock.ts';

/** Never holds the address itself, in which there may be a password. */
export type StoreProblem =
  | { readonly kind: 'unsupportedStore'; readonly supported: readonly string[] }
  | { readonly kind: 'dataFolder'; readonly folder: string; readonly problem: string }
  | StoreHeld;

const supported = ['lmdb://<folder>'];

/**
 * Opens the journal that `STORE_URL` names: `lmdb://./data` a folder on this machine, which is
 * created, and held against any other process until the journal is closed or this one ends;
 * `memory://` nothing at all, for tests.
 */
export async function openJournal(url: string): Promise<Result<Journal, StoreProblem>> {
  if (url === 'memory://') return ok(keyvJournal(new Map()));
  const folder = /^lmdb:\/\/(?<folder>.+)$/.exec(url)?.groups?.['folder'];
  if (folder === undefined) return err({ kind: 'unsupportedStore', supported });
  try {
    return await openFolder(resolve(folder));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return err({ kind: 'dataFolder', folder: resolve(folder), problem });
  }
}

async function openFolder(folder: string): Promise<Result<Journal, StoreProblem>> {
  // What people write is in there: nobody else on the machine needs to read it.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.R_OK | constants.W_OK);
  const locked = await lockStore(folder);
  if (!locked.ok) return locked;
  try {
    const store = new LmdbStore(openLmdb(folder), () => roomOn(folder));
    return ok(lockedJournal(keyvJournal(store), locked.value));
  } catch (error) {
    await locked.value.release();
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
