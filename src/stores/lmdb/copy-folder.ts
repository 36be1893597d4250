import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkStore } from './check-store.ts';
import { lockFolder } from '../folder-lock.ts';
import { openLmdb } from './environment.ts';

/** The age from which the leftover of a killed process is removed, in milliseconds. */
const leftAfterMs = 60 * 60_000;

/** Makes a new folder beside `folder`, on the same disk, that only its user can read. */
export async function folderBeside(folder: string, suffix: 'copy' | 'new'): Promise<string> {
  const real = resolve(folder);
  const prefix = `${basename(real)}.${suffix}-`;
  for (const name of await readdir(dirname(real)))
    if (name.startsWith(prefix)) await removeOld(join(dirname(real), name));
  return mkdtemp(join(dirname(real), prefix));
}

async function removeOld(path: string): Promise<void> {
  const { mtimeMs } = await stat(path);
  if (Date.now() - mtimeMs > leftAfterMs) await rm(path, { recursive: true, force: true });
}

/**
 * Copies the store in `folder` as it is at one moment, even while another process writes to it.
 * Resolves with the folder of the copy, or undefined if there is no store. Everything acknowledged
 * before is in the copy. Rejects with `Unreadable` if the store is damaged.
 */
export async function copyFolder(folder: string): Promise<string | undefined> {
  const data = join(folder, 'data.mdb');
  if (!existsSync(data)) return undefined;
  // lmdb may end the process on a damaged file. If a Palabre holds the folder, it has checked the
  // file.
  const locked = await lockFolder(folder);
  try {
    if (locked.ok) checkStore(data);
    return await copyOpened(folder);
  } finally {
    if (locked.ok) await locked.value.release();
  }
}

async function copyOpened(folder: string): Promise<string> {
  const copy = await folderBeside(folder, 'copy');
  const db = openLmdb(folder, 'only read');
  try {
    await db.backup(copy, false);
    return copy;
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    throw error;
  } finally {
    await db.close();
  }
}
