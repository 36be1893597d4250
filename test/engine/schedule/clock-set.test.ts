import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../../src/engine/delivery/reconciler.ts';
import { FakeChat } from '../../support/fake-chat.ts';
import { Screen, card, note } from '../../support/screen.ts';

let chat: FakeChat;
let screen: Screen;
let reconciler: Reconciler;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  chat = new FakeChat();
  screen = new Screen();
  reconciler = screen.open(chat);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const hourMs = 60 * 60_000;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const setClock = (by: number) => void vi.setSystemTime(Date.now() + by);

async function touch(): Promise<void> {
  reconciler.touch({ kind: 'workshop', id: 'w' });
  await pass();
}

describe.each([
  ['back', -24 * hourMs],
  ['forward', 24 * hourMs],
])('a clock set %s by a day', (_way, by) => {
  it('neither freezes a card nor has it edited more than once a second', async () => {
    let votes = 0;
    screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    setClock(by);
    for (votes = 1; votes <= 20; votes += 1) {
      await touch();
      await pass(100);
    }
    await touch();
    await pass(1_000);
    expect(chat.textsIn('c')).toEqual(['21 votes']);
    expect(chat.count('edit')).toBeLessThanOrEqual(3);
  });

  it.each<[string, Parameters<FakeChat['fail']>[0]]>([
    ['does not answer', () => ({ kind: 'unavailable', detail: 'told to' })],
    ['refuses', () => ({ kind: 'forbidden', permission: 'send' })],
  ])('changes nothing of when a chat that %s is asked again', async (_what, failing) => {
    screen.items = [note('step', 'l’étape')];
    const mend = chat.fail(failing);
    await touch();
    const before = chat.count('post');
    setClock(by);
    for (let n = 0; n < 10; n += 1) await touch();
    expect(chat.count('post')).toBe(before);
    mend();
    await pass(60_000);
    expect(chat.textsIn('c')).toEqual(['l’étape']);
  });
});
