import type { AppContext } from '../../src/engine/context.ts';
import type { StreamKind, Streams } from '../../src/engine/streams/stream-kind.ts';
import { communityKind } from '../../src/community/stream.ts';
import { planKind } from '../../src/plan/stream.ts';
import { pollKind } from '../../src/poll/stream.ts';
import { recapKind } from '../../src/recap/stream.ts';
import { workshopKind } from '../../src/workshop/stream.ts';
import { allOf } from '../contract/journal.ts';

/** Saves a snapshot of every stream, as each makes by itself once it is long. */
export async function snapshotAll(app: AppContext): Promise<void> {
  const { communities, plans, polls, recaps, workshops } = app.streams;
  await snapshotKind(app, communityKind, communities);
  await snapshotKind(app, planKind, plans);
  await snapshotKind(app, pollKind, polls);
  await snapshotKind(app, recapKind, recaps);
  await snapshotKind(app, workshopKind, workshops);
}

async function snapshotKind<State, Event>(
  { tools: { journal } }: AppContext,
  { name, version: v }: StreamKind<State, Event>,
  streams: Streams<State, Event>,
): Promise<void> {
  for await (const id of journal.list(name)) {
    const found = await streams.read(id);
    const { length: sequence } = await allOf(journal, `${name}/${id}`);
    if (!found.ok || sequence === 0) continue;
    const state = structuredClone(found.value);
    await journal.saveSnapshot(`${name}/${id}`, { v, sequence, state });
  }
}
