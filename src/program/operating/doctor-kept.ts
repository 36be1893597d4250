import { accessSync, constants } from 'node:fs';
import { communityKind } from '../../community/stream.ts';
import { ill, well, type Finding, type OpenPlace } from '../../engine/finding.ts';
import type { Journal } from '../../engine/ports.ts';
import { journalOf } from '../../engine/streams/journal-of.ts';
import { openStreams } from '../../engine/streams/streams.ts';
import type { Translator } from '../../i18n/translator.ts';
import { openFrozen, type NoStore } from '../../stores/open-frozen.ts';
import { isPostgres } from '../../stores/postgres/address.ts';
import type { StoreProblem } from '../../stores/open-journal.ts';
import { folderIn } from '../../stores/lmdb/store-room.ts';
import { loadTemplates } from '../../template/files/read-templates.ts';
import { examineKept, heldAlone, platformIds, primaryPlatform } from '../platforms.ts';
import { storeRefusal, templateRefusal } from '../start-refusal.ts';
import { templateDirs } from '../texts.ts';
import { nearest } from './doctor-machine.ts';
import { lastBackup } from './last-backup.ts';
import { ownReader } from './setting.ts';

/** A channel where something is open, and its platform. */
export interface KnownPlace extends OpenPlace {
  readonly platform: string;
}

/** What was found about the store, and the channels in which a workshop is open. */
export interface StoreFound {
  readonly findings: readonly Finding[];
  readonly places: readonly KnownPlace[];
}

/** Reads the store as it is now, whether a Palabre runs on it or not; creates nothing. */
export async function storeFindings(url: string, t: Translator): Promise<StoreFound> {
  const given = folderIn(url);
  const unwritable = given === undefined ? undefined : writableFinding(nearest(given));
  if (unwritable !== undefined) return { findings: [unwritable], places: [] };
  const opened = await openFrozen(url, ownReader());
  if (!opened.ok) {
    return { findings: [unopenedFinding(opened.error, t)], places: [] };
  }
  try {
    const places = await openPlaces(opened.value);
    const findings = [well('ops.doctor.storeWell', { open: places.length })];
    const kept = await examineKept(opened.value, await lastBackup(Date.now()));
    return { findings: [...findings, ...(await processFindings(url)), ...kept], places };
  } finally {
    await opened.value.close();
  }
}

/** For a store that several processes may share: what each of them holds. */
async function processFindings(url: string): Promise<Finding[]> {
  if (!isPostgres(url)) return [];
  const { whoHolds } = await import('../../stores/postgres/who-holds.ts');
  const held = await whoHolds(url, primaryPlatform);
  if (held.length === 0) return [well('ops.doctor.noProcess')];
  const parts = held.map((shards) => shards.join(', ') || '–').join(' | ');
  const serving = await whoHolds(url, heldAlone.id);
  const number = serving.findIndex(({ length }) => length > 0) + 1;
  return [
    well('ops.doctor.processes', { count: held.length, parts }),
    ...(number > 0 ? [well(heldAlone.servedBy, { number, count: serving.length })] : []),
  ];
}

function unopenedFinding(error: StoreProblem | NoStore, t: Translator): Finding {
  switch (error.kind) {
    case 'noStore':
      return well('ops.doctor.noStore', { folder: error.folder });
    case 'noTables':
      return well('ops.doctor.noTables', { database: error.database });
    default:
      return ill('ops.doctor.store', { problem: storeRefusal(error, t).message });
  }
}

function writableFinding(folder: string): Finding | undefined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return ill('ops.doctor.storeUnwritable', { folder });
  }
}

async function openPlaces(journal: Journal): Promise<KnownPlace[]> {
  const all = await Promise.all(platformIds.map((id) => placesOn(id, journal)));
  return all.flat();
}

async function placesOn(platform: string, journal: Journal): Promise<KnownPlace[]> {
  const own = journalOf(platform, journal);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const communities = openStreams(communityKind, { journal: own, clock: Date.now, log });
  const places: KnownPlace[] = [];
  for await (const community of own.list(communityKind.name)) {
    const found = await communities.readUncached(community);
    const channels = found.ok ? Object.keys(found.value.workshops) : [];
    places.push(...channels.map((channel) => ({ platform, community, channel })));
  }
  return places;
}

/** One line, even for several files with mistakes: a start reports them all. */
export function templatesFinding(added: string | undefined, t: Translator): Finding {
  const loaded = loadTemplates(templateDirs(added));
  return loaded.ok
    ? well('ops.doctor.templates', { count: loaded.value.length })
    : ill('ops.doctor.templatesBad', { problem: templateRefusal(loaded.error, t).message });
}
