import { expect, it, vi } from 'vitest';
import { changeCommunity } from '../../src/community/stream.ts';
import { drawersOf } from '../../src/engine/drawers.ts';
import { journalOf } from '../../src/engine/streams/journal-of.ts';
import { folded } from '../../src/program/operating/keeping.ts';
import { RestNotes } from '../../src/retention/rest-notes.ts';
import { storeOn } from '../../src/stores/drawers.ts';
import { MemoryStore } from '../../src/stores/memory-store.ts';
import { openTestApp } from '../support/test-app.ts';

const ana = { id: 'ana', name: 'Ana', moderates: true };

/** A community that rests, and its note. */
async function resting() {
  vi.useRealTimers();
  const store = storeOn(new MemoryStore());
  const app = await openTestApp({ journal: journalOf('discord', store) });
  const settings = { type: 'changeSettings', settings: { timezone: 'Europe/Paris' } } as const;
  await changeCommunity(app.context, 'g', ana, settings);
  const drawer = drawersOf('discord', store)('rests');
  const rests = new RestNotes(app.context, drawer);
  await rests.note('g');
  await rests.flush();
  const kept = await drawer.get('g');
  const note: unknown = JSON.parse(Buffer.from(kept ?? []).toString());
  const write = (changed: object) =>
    drawer.change(new Map([['g', Buffer.from(JSON.stringify(Object.assign({}, note, changed)))]]));
  return { store, write };
}

it('verifying compares what is noted of a community at rest with what its streams say', async () => {
  const { store, write } = await resting();
  expect((await folded(store)).bad).toEqual([]);
  await write({ until: 5 });
  expect((await folded(store)).bad).toEqual([
    { stream: 'discord.community/g', problem: 'Its note of rest says otherwise' },
  ]);
});

it('verifying leaves out a note that no start would go by', async () => {
  const { store, write } = await resting();
  await write({ until: 5, form: 2 });
  expect((await folded(store)).bad).toEqual([]);
  await write({ until: 5, own: { 'community/g': [2, 0] } });
  expect((await folded(store)).bad).toEqual([]);
});
