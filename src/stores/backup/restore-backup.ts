import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Store } from '../../engine/drawers.ts';
import { err, type Result } from '../../kernel/result.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { folderBeside } from '../lmdb/copy-folder.ts';
import { folderIn } from '../lmdb/store-room.ts';
import { openFolder } from '../lmdb/open-folder.ts';
import { openJournal, unsupported, type StoreProblem } from '../open-journal.ts';
import { isPostgres } from '../postgres/address.ts';
import type { Reader } from '../reader.ts';
import { InFlight } from './in-flight.ts';
import { readBackup, type BackupProblem, type ReadBackup } from './read-backup.ts';

/** The place to restore to is not empty; it is never overwritten. */
export type StoreInUse =
  | { readonly kind: 'storeInUse'; readonly folder: string }
  | { readonly kind: 'databaseInUse'; readonly database: string };

export type RestoreProblem = BackupProblem | StoreProblem | StoreInUse;

/**
 * Restores a backup to `url`, an empty or missing folder or a database without a store, in one
 * step, once all of it is read, found intact and written. If interrupted at any moment, it is
 * either done or not begun.
 */
export async function restoreBackup(
  file: string,
  url: string,
  reader: Reader,
): Promise<Result<ReadBackup, RestoreProblem>> {
  if (isPostgres(url)) {
    const { fillDatabase } = await import('../postgres/fill-database.ts');
    return fillDatabase(url, (store) => fill(store, file, reader));
  }
  const given = folderIn(url);
  if (given === undefined) return err(unsupported);
  const folder = resolve(given);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    return err({ kind: 'storeInUse', folder });
  await makeFolder(dirname(folder));
  const built = await folderBeside(folder, 'new');
  try {
    const done = await buildStore(file, built, reader);
    if (done.ok) await rename(built, folder);
    return done;
  } finally {
    await rm(built, { recursive: true, force: true });
  }
}

/** Reads a whole backup into a store in memory, for checking it. */
export async function openBackup(
  file: string,
  reader: Reader,
): Promise<Result<{ store: Store; read: ReadBackup }, RestoreProblem>> {
  const opened = await openJournal('memory://', reader);
  if (!opened.ok) return opened;
  const read = await fill(opened.value, file, reader);
  return read.ok ? { ok: true, value: { store: opened.value, read: read.value } } : read;
}

async function buildStore(
  file: string,
  folder: string,
  reader: Reader,
): Promise<Result<ReadBackup, RestoreProblem>> {
  const opened = await openFolder(folder, reader);
  if (!opened.ok) return opened;
  try {
    return await fill(opened.value, file, reader);
  } finally {
    await opened.value.close();
  }
}

async function fill(
  store: Store,
  file: string,
  reader: Reader,
): Promise<Result<ReadBackup, BackupProblem>> {
  const writes = new InFlight();
  const read = await readBackup(
    file,
    reader,
    (stream, sequence, record) => writes.add(stream, () => store.append(stream, sequence, record)),
    (drawer, entries) => writes.add(drawer, () => store.drawer(drawer).change(entries)),
  );
  await writes.ended();
  return read;
}
