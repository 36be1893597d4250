import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Store } from '../engine/drawers.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { makeFolder } from '../system/make-folder.ts';
import { lockFolder, type FolderHeld, type FolderLock } from './folder-lock.ts';
import { Unknown } from './reader.ts';
import { Unreadable } from './unreadable.ts';

export type FolderProblem =
  | {
      readonly kind: 'dataFolder';
      readonly folder: string;
      readonly problem: string;
      /** The folder does not contain a complete store; nothing was changed. */
      readonly damaged: boolean;
    }
  /** It contains what only a later version knows; nothing was changed. */
  | { readonly kind: 'storeNewer'; readonly folder: string }
  | FolderHeld;

/** Opens what is in a folder that exists. Rejects if it is damaged or unknown. */
type OpenIn = (folder: string) => Promise<Store>;

/**
 * A store in a folder on this machine, which is created if needed and locked against other
 * processes before `openIn` is called, until it is closed or this process ends.
 */
export async function heldFolder(
  given: string,
  openIn: OpenIn,
): Promise<Result<Store, FolderProblem>> {
  const folder = resolve(given);
  try {
    return await openLocked(folder, openIn);
  } catch (error) {
    return err(problemOf(error, folder));
  }
}

export function problemOf(error: unknown, folder: string): FolderProblem {
  const problem = error instanceof Error ? error.message : String(error);
  if (error instanceof Unknown) return { kind: 'storeNewer', folder };
  return { kind: 'dataFolder', folder, problem, damaged: error instanceof Unreadable };
}

async function openLocked(folder: string, openIn: OpenIn): Promise<Result<Store, FolderProblem>> {
  await makeFolder(folder);
  await access(folder, constants.R_OK | constants.W_OK);
  const locked = await lockFolder(folder);
  if (!locked.ok) return locked;
  try {
    return ok(lockedStore(await openIn(folder), locked.value));
  } catch (error) {
    await locked.value.release();
    throw error;
  }
}

function lockedStore(store: Store, lock: FolderLock): Store {
  const close = async (): Promise<void> => {
    await store.close();
    await lock.release();
  };
  return { ...store, close };
}
