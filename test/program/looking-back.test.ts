import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeCommunity } from '../../src/community/stream.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { ok } from '../../src/kernel/result.ts';
import { updateRecap } from '../../src/recap/stream.ts';
import { actOn } from '../../src/workshop/cases.ts';
import type { WorkshopIntent } from '../../src/workshop/domain/intents.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { pass as passing } from '../support/pass.ts';

let app: TestApp;
let chat: FakeChat;
let reconciler: Reconciler;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 18) });
  app = await openTestApp({ clock: Date.now });
  chat = new FakeChat();
  reconciler = app.show(chat);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const pass = (ms = 3_000) => passing(ms);
const ana = { id: 'ana', name: 'Ana', moderates: true };
const act = (id: string, intent: WorkshopIntent) => actOn(app.context, id, ana, intent);
const community = async () => {
  const found = await app.context.streams.communities.read('g');
  if (!found.ok) throw new Error('The store is down');
  return found.value;
};

async function started(template = 'small'): Promise<string> {
  await app.as('ana', { managesEvents: true }).use('workshop start', { template });
  await pass();
  return Object.values((await community()).workshops)[0] ?? '';
}

async function ended(): Promise<string> {
  const id = await started();
  await act(id, { type: 'end' });
  await pass();
  return id;
}

/** Starts anew; gives which streams of workshops and their polls were read from their beginning. */
async function restart(): Promise<string[]> {
  await reconciler.stop();
  app = app.restart();
  reconciler = app.show(chat);
  const read = vi.spyOn(app.context.tools.journal, 'read');
  await resumeCommunity(app.context, reconciler, 'g');
  await pass();
  const whole = read.mock.calls.filter(([, after]) => after === 0).map(([stream]) => stream);
  read.mockRestore();
  return whole.filter((stream) => /^(?:workshop|poll)\//u.test(stream));
}

describe('a start, of what ended', () => {
  it('reads a workshop that shows its end once, then no more', async () => {
    const id = await ended();
    expect(await restart()).toEqual([`workshop/${id}`]);
    expect(await restart()).toEqual([]);
  });

  it('reads it as often as its channel does not show all of it', async () => {
    const id = await started();
    await reconciler.stop();
    await act(id, { type: 'end' });
    const mend = chat.fail(() => ({ kind: 'unavailable', detail: 'told to' }));
    for (let start = 0; start < 2; start += 1) expect(await restart()).toContain(`workshop/${id}`);
    mend();
    expect(await restart()).toContain(`workshop/${id}`);
    await pass(10 * 60_000);
    expect(await restart()).toContain(`workshop/${id}`);
    expect(await restart()).toEqual([]);
  });

  it('shows what was asked of it since, and had no time to be shown', async () => {
    const id = await ended();
    await restart();
    await reconciler.stop();
    await act(id, { type: 'askSummary' });
    expect(await restart()).toEqual([`workshop/${id}`]);
    // Only what is shown is at rest.
    expect(await restart()).toEqual([`workshop/${id}`]);
    expect(await restart()).toEqual([]);
  });

  it('tells its facilitators what a recap left out, where a crash came in between', async () => {
    const id = await ended();
    await restart();
    const [before] = [chat.messages.size, await reconciler.stop()];
    await updateRecap(app.context, 'g', null, () =>
      ok([{ type: 'recap.leftOut' as const, workshop: id, channel: 'other' }]),
    );
    expect(await restart()).toEqual([`workshop/${id}`]);
    expect(chat.messages.size).toBe(before + 1);
  });

  it('forgets that it was at rest when it is forgotten itself', async () => {
    const id = await ended();
    await restart();
    expect((await community()).rests).toHaveProperty(id);
    await changeCommunity(app.context, 'g', ana, { type: 'forgetWorkshop', id });
    expect((await community()).rests).toEqual({});
  });
});
