import { drawersOf, type Store } from '../../engine/drawers.ts';
import { journalOf } from '../../engine/streams/journal-of.ts';
import { openStreams } from '../../engine/streams/streams.ts';
import { communityKind } from '../../community/stream.ts';
import { planKind } from '../../plan/stream.ts';
import { recapKind } from '../../recap/stream.ts';
import { isStillSo, noteIn, readRest, restDrawer } from '../../retention/rest-notes.ts';
import type { BadStream } from './verify-store.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * Checks the notes of communities at rest on a platform against their streams. A note that a start
 * would ignore is not checked.
 */
export async function badRests(store: Store, platform: string): Promise<BadStream[]> {
  const journal = journalOf(platform, store);
  const ports = { journal, clock: () => 0, log: silent };
  const streams = {
    communities: openStreams(communityKind, ports),
    plans: openStreams(planKind, ports),
    recaps: openStreams(recapKind, ports),
  };
  const bad: BadStream[] = [];
  for await (const [id, kept] of drawersOf(platform, store)(restDrawer).entries()) {
    const note = noteIn(kept);
    // A stream that cannot be read is reported with the streams.
    if (note === undefined || !(await isStillSo(journal, note).catch(() => false))) continue;
    const { until, listed, rests } = note;
    const isRight =
      JSON.stringify(await readRest(streams, id)) === JSON.stringify({ until, listed, rests });
    if (!isRight)
      bad.push({
        stream: `${platform}.community/${id}`,
        problem: 'Its note of rest says otherwise',
      });
    for (const each of Object.values(streams)) each.release(id);
  }
  return bad;
}
