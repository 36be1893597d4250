import { join, resolve } from 'node:path';
import type { Store } from '../../engine/drawers.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { NoStore } from '../../stores/open-frozen.ts';
import { openFrozen } from '../../stores/open-frozen.ts';
import { readBackup } from '../../stores/backup/read-backup.ts';
import {
  openBackup,
  restoreBackup,
  type RestoreProblem,
} from '../../stores/backup/restore-backup.ts';
import { writeBackup } from '../../stores/backup/write-backup.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { StartRefusal, storeRefusal } from '../start-refusal.ts';
import { communityKind } from '../../community/stream.ts';
import { planKind } from '../../plan/stream.ts';
import { pollKind } from '../../poll/stream.ts';
import { recapKind } from '../../recap/stream.ts';
import { workshopKind } from '../../workshop/stream.ts';
import { backupName } from './last-backup.ts';
import { ownReader, storeUrl, type Desk } from './setting.ts';
import { platformIds } from '../platforms.ts';
import { badRests } from './verify-rests.ts';
import { foldable, verifyStore, type Verified } from './verify-store.ts';

/** Backs the store up into a new file in `folder`, and verifies that the file can be read. */
export async function backUp(desk: Desk, folder: string, at: number): Promise<void> {
  const { t } = desk;
  const file = resolve(folder, backupName(at));
  await withFrozen(desk, async (store) => {
    await makeFolder(resolve(folder)).catch(unwritable(t, file));
    const counted = await writeBackup(store, file, at).catch(unwritable(t, file));
    const read = await readBackup(file, ownReader());
    if (!read.ok) throw refusalOf(read.error, t);
    desk.say(t.plain('ops.backedUp', { file, ...counted }));
  });
}

/** Restores a backup into the store of `STORE_URL`, which must be empty. */
export async function restore(desk: Desk, file: string): Promise<void> {
  const { t } = desk;
  const restored = await restoreBackup(resolve(file), storeUrl(desk), ownReader());
  if (!restored.ok) throw refusalOf(restored.error, t);
  const { at, streams, records } = restored.value;
  desk.say(t.plain('ops.restored', { at, streams, records }));
}

/** Folds every stream of a backup, or of the store itself; true if all is well. */
export async function verify(desk: Desk, file: string | undefined): Promise<boolean> {
  if (file === undefined) return withFrozen(desk, async (store) => tell(desk, await folded(store)));
  const opened = await openBackup(resolve(file), ownReader());
  if (!opened.ok) throw refusalOf(opened.error, desk.t);
  return tell(desk, await folded(opened.value.store));
}

const kinds = [
  foldable(communityKind),
  foldable(workshopKind),
  foldable(pollKind),
  foldable(planKind),
  foldable(recapKind),
];
/**
 * Folds every stream of a store that nobody writes to, and checks the rest notes kept beside it.
 */
export async function folded(store: Store): Promise<Verified> {
  const verified = await verifyStore(store, kinds);
  const bad = [...verified.bad];
  // A drawer that cannot be read is reported already.
  for (const platform of platformIds)
    bad.push(...(await badRests(store, platform).catch(() => [])));
  return { ...verified, bad };
}

function tell({ t, say }: Desk, { streams, records, bad }: Verified): boolean {
  for (const { stream, problem } of bad) say(t.plain('ops.badStream', { stream, problem }));
  if (bad.length === 0) say(t.plain('ops.verified', { streams, records }));
  else say(t.plain('ops.notVerified', { bad: bad.length, streams }));
  return bad.length === 0;
}

async function withFrozen<T>(desk: Desk, work: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openFrozen(storeUrl(desk), ownReader());
  if (!opened.ok) throw refusalOf(opened.error, desk.t);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function refusalOf(problem: RestoreProblem | NoStore, t: Translator): StartRefusal {
  switch (problem.kind) {
    case 'noStore':
      return new StartRefusal(t.plain('ops.noStore', { folder: problem.folder }));
    case 'noTables':
      return new StartRefusal(t.plain('ops.noTables', { database: problem.database }));
    case 'databaseInUse':
      return new StartRefusal(t.plain('ops.databaseInUse', { database: problem.database }));
    case 'storeInUse': {
      const { folder } = problem;
      const aside = join(folder, '..', 'data-before');
      return new StartRefusal(t.plain('ops.storeInUse', { folder, aside }));
    }
    case 'backupUnreadable':
      return new StartRefusal(
        t.plain('ops.backupUnreadable', { file: problem.file, problem: problem.problem }),
      );
    case 'backupDamaged':
      return new StartRefusal(t.plain('ops.backupDamaged', { file: problem.file }));
    case 'backupNewer':
      return new StartRefusal(t.plain('ops.backupNewer', { file: problem.file }));
    default:
      return storeRefusal(problem, t);
  }
}

const unwritable =
  (t: Translator, file: string) =>
  (error: unknown): never => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new StartRefusal(t.plain('ops.backupUnwritable', { file, problem: error.message }));
  };
