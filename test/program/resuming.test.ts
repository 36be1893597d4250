import { updatePoll } from '../../src/poll/cases.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { button, formOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
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

const ana = () => app.as('ana', { managesEvents: true });
const pass = (ms = 1_100) => passing(ms);
const results = () => chat.textsIn('c').filter((text) => text.includes(fr('poll.result')));

async function poll(): Promise<string> {
  const form = formOf(await ana().use('poll create'));
  const answer = await ana().submit(form, { question: 'Quel jour ?', options: 'lundi\nmardi' });
  await ana().press(button(answer, fr('button.openPoll')));
  await pass();
  const community = await app.context.streams.communities.read('g');
  return (community.ok ? community.value.polls.at(-1)?.id : undefined) ?? '';
}

const close = (id: string) =>
  updatePoll(app.context, id, { id: 'ana', name: 'Ana', moderates: true }, true, { type: 'close' });

/** Starts anew; gives which polls were read for that. */
async function restart(): Promise<string[]> {
  await reconciler.stop();
  app = app.restart();
  reconciler = app.show(chat);
  const { journal } = app.context.tools;
  const read = vi.spyOn(journal, 'read');
  await resumeCommunity(app.context, reconciler, 'g');
  await pass();
  const streams = read.mock.calls.map(([stream]) => stream);
  read.mockRestore();
  return streams.filter((stream) => stream.startsWith('poll/'));
}

describe('a start', () => {
  it('reads the polls that are open, and those that closed since the one before', async () => {
    const [first, second] = [await poll(), await poll()];
    await close(first);
    await pass();
    expect(await restart()).toEqual([`poll/${first}`, `poll/${second}`]);
    expect(await restart()).toEqual([`poll/${second}`]);
    expect(results()).toHaveLength(1);
    expect(await app.context.streams.communities.read('g')).toMatchObject({
      value: { endings: { [first]: expect.any(Number) } },
    });
  });

  it('reads a closed poll as often as its channel does not show that it is', async () => {
    const id = await poll();
    await reconciler.stop();
    await close(id);
    const mend = chat.fail(() => ({ kind: 'unavailable', detail: 'told to' }));
    for (let start = 0; start < 2; start += 1) expect(await restart()).toContain(`poll/${id}`);
    expect(results()).toHaveLength(0);
    mend();
    expect(await restart()).toContain(`poll/${id}`);
    // What was begun and not answered is looked for first.
    await pass(10 * 60_000);
    expect(results()).toHaveLength(1);
    expect(await restart()).toContain(`poll/${id}`);
    expect(await restart()).toEqual([]);
  });
});
