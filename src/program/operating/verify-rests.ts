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
 * Compares what is noted of the communities of a platform that have nothing to do with what their
 * streams say. A note that a start would not go by is none of its concern.
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
    // What cannot be read is told of its stream.
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
