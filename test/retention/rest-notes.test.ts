import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeCommunity } from '../../src/community/stream.ts';
import type { Drawer } from '../../src/engine/drawers.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { dayMs } from '../../src/kernel/hours/day.ts';
import { lookBack } from '../../src/program/looking-back.ts';
import { RestNotes } from '../../src/retention/rest-notes.ts';
import { storeOn } from '../../src/stores/drawers.ts';
import { MemoryStore } from '../../src/stores/memory-store.ts';
import { actOn } from '../../src/workshop/cases.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { pass as passing } from '../support/pass.ts';

let app: TestApp;
let reconciler: Reconciler;
let drawer: Drawer;
let rests: RestNotes;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 18) });
  app = await openTestApp({ clock: Date.now });
  reconciler = app.show(new FakeChat());
  drawer = storeOn(new MemoryStore()).drawer('test.rests');
  rests = new RestNotes(app.context, drawer);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const pass = (ms = 3_000) => passing(ms);
/** It lets others have their turn. */
const meanwhile = async (work: Promise<unknown>) => (await pass(), await work);
const ana = { id: 'ana', name: 'Ana', moderates: true };
const host = () => app.as('ana', { managesEvents: true });

async function started(): Promise<string> {
  await host().use('workshop start', { template: 'small' });
  await pass();
  const found = await app.context.streams.communities.read('g');
  return (found.ok ? Object.values(found.value.workshops)[0] : undefined) ?? '';
}

async function ended(): Promise<string> {
  const id = await started();
  await actOn(app.context, id, ana, { type: 'end' });
  await pass();
  return id;
}

/** As a start and its first look do. */
async function looked(): Promise<void> {
  await lookBack(app.context, reconciler, 'g');
  await rests.note('g');
  await rests.flush();
}

/** Starts anew; what is known of the community without reading it in full. */
function known(): Promise<readonly string[] | undefined> {
  app = app.restart();
  return new RestNotes(app.context, drawer).listedAtRest('g');
}

describe('a community whose workshops ended', () => {
  it('is known to have nothing to do from where its streams end', async () => {
    const id = await ended();
    await looked();
    app = app.restart();
    const { journal } = app.context.tools;
    const [read, snapshot] = [vi.spyOn(journal, 'read'), vi.spyOn(journal, 'snapshot')];
    expect(await new RestNotes(app.context, drawer).listedAtRest('g')).toEqual([id]);
    const fromTheirFirst = read.mock.calls.flatMap(([stream, after]) =>
      after === 0 ? stream : [],
    );
    expect([fromTheirFirst, snapshot.mock.calls]).toEqual([['plan/g', 'recap/g'], []]);
  });

  it('is read in full once it has something to tell, a week before it is erased', async () => {
    await ended();
    await looked();
    await pass(172 * dayMs);
    expect(await known()).toBeDefined();
    await pass(dayMs);
    expect(await known()).toBeUndefined();
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    [
      'its settings',
      () => changeCommunity(app.context, 'g', ana, { type: 'notePresence', leftAt: 1 }),
    ],
    ['that workshop', (id) => actOn(app.context, id, ana, { type: 'askSummary' })],
    ['another workshop', () => started()],
    ['a plan', () => meanwhile(app.context.streams.plans.rewrite('g', () => true))],
    ['a recap', () => meanwhile(app.context.streams.recaps.rewrite('g', () => true))],
  ])('is read in full after anything was recorded of %s', async (_, record) => {
    const id = await ended();
    await looked();
    expect(await known()).toBeDefined();
    await record(id);
    expect(await known()).toBeUndefined();
  });

  it('is read in full after a stream was rewritten, even if it has as many records again', async () => {
    await ended();
    const { communities } = app.context.streams;
    await looked();
    await meanwhile(communities.rewrite('g', () => true));
    await rests.note('g');
    await rests.flush();
    expect(await known()).toBeDefined();
    await meanwhile(app.context.streams.communities.rewrite('g', () => true));
    expect(await known()).toBeUndefined();
  });

  it.each([
    ['missing', undefined],
    ['no text of ours', 'x'],
    ['of another version', '{"form":2,"own":{},"rests":{},"listed":[],"until":null}'],
  ])('is read in full where its note is %s', async (_, text) => {
    await ended();
    await looked();
    await drawer.change(new Map([['g', text === undefined ? undefined : Buffer.from(text)]]));
    expect(await known()).toBeUndefined();
  });

  it('is read in full where the store does not answer', async () => {
    await ended();
    await looked();
    app.store.reads = false;
    expect(await rests.listedAtRest('g')).toBeUndefined();
  });
});

describe('a note that a community rests', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a workshop is open', () => started()],
    ['nothing was ever recorded', async () => undefined],
  ])('is not made while %s', async (_, before) => {
    await before();
    await looked();
    expect(await drawer.get('g')).toBeUndefined();
  });

  it('is taken back once that is so no more', async () => {
    await ended();
    await looked();
    await started();
    await looked();
    expect(await drawer.get('g')).toBeUndefined();
  });
});
