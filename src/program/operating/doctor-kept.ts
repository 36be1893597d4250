import { accessSync, constants } from 'node:fs';
import { communityKind } from '../../community/stream.ts';
import { ill, well, type Finding, type OpenPlace } from '../../engine/finding.ts';
import type { Journal } from '../../engine/ports.ts';
import { journalOf } from '../../engine/streams/journal-of.ts';
import { openStreams } from '../../engine/streams/streams.ts';
import type { Translator } from '../../i18n/translator.ts';
import { openFrozen } from '../../stores/open-frozen.ts';
import { folderIn } from '../../stores/lmdb/store-room.ts';
import { loadTemplates } from '../../template/files/read-templates.ts';
import { platform } from '../platform.ts';
import { storeRefusal, templateRefusal } from '../start-refusal.ts';
import { templateDirs } from '../texts.ts';
import { nearest } from './doctor-machine.ts';
import { ownReader } from './setting.ts';

/** What was found of the store, and the channels in which a workshop is open. */
export interface StoreFound {
  readonly findings: readonly Finding[];
  readonly places: readonly OpenPlace[];
}

/** Reads the store as it is at this moment, whether a Palabre runs on it or not; creates nothing. */
export async function storeFindings(url: string, t: Translator): Promise<StoreFound> {
  const given = folderIn(url);
  const unwritable = given === undefined ? undefined : writableFinding(nearest(given));
  if (unwritable !== undefined) return { findings: [unwritable], places: [] };
  const opened = await openFrozen(url, ownReader());
  if (!opened.ok) {
    const { error } = opened;
    const finding =
      error.kind === 'noStore'
        ? well('ops.doctor.noStore', { folder: error.folder })
        : ill('ops.doctor.store', { problem: storeRefusal(error, t).message });
    return { findings: [finding], places: [] };
  }
  try {
    const places = await openPlaces(opened.value);
    return { findings: [well('ops.doctor.storeWell', { open: places.length })], places };
  } finally {
    await opened.value.close();
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

async function openPlaces(journal: Journal): Promise<OpenPlace[]> {
  const own = journalOf(platform.id, journal);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const communities = openStreams(communityKind, { journal: own, clock: Date.now, log });
  const places: OpenPlace[] = [];
  for await (const community of own.list(communityKind.name)) {
    const found = await communities.readUncached(community);
    const channels = found.ok ? Object.keys(found.value.workshops) : [];
    places.push(...channels.map((channel) => ({ community, channel })));
  }
  return places;
}

/** One line, even for several files with mistakes: the start tells them all. */
export function templatesFinding(added: string | undefined, t: Translator): Finding {
  const loaded = loadTemplates(templateDirs(added));
  return loaded.ok
    ? well('ops.doctor.templates', { count: loaded.value.length })
    : ill('ops.doctor.templatesBad', { problem: templateRefusal(loaded.error, t).message });
}
