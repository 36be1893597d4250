import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerRows } from '../../../src/agenda/domain/post-keys.ts';
import type { Reconciler } from '../../../src/engine/delivery/reconciler.ts';
import { FakeChat } from '../../support/fake-chat.ts';
import { formOf } from '../../support/reading.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { pass as passing } from '../../support/pass.ts';

let app: TestApp;
let chat: FakeChat;
let reconciler: Reconciler;
beforeEach(async () => {
  vi.useFakeTimers();
  chat = new FakeChat();
  app = await openTestApp({ clock: () => Date.now() });
  reconciler = app.show(chat);
  const ana = app.as('ana', { managesEvents: true });
  await ana.use('workshop start', { template: 'small' });
  await ana.use('pillar open', { pillar: 'community' });
  await pass();
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const pass = (ms = 1_100) => passing(ms);

async function write(who: string): Promise<void> {
  const guest = app.as(who);
  await guest.submit(formOf(await guest.use('contribute', { board: 'people' })), {
    idea: 'un banc',
  });
  await pass();
}

/** The messages of the thread, in their order: a row to answer, or another one. */
function thread(): string[] {
  const board = [...chat.messages.values()].find(({ name }) => name.includes('board:'));
  return [...chat.messages.values()]
    .filter(({ channel }) => channel === board?.channel)
    .map(({ name }) => (name.includes(answerRows) ? 'row' : 'message'));
}

describe('the row to answer, in a thread', () => {
  it('stands at the end of what is written, once', async () => {
    await write('ben');
    expect(thread()).not.toContain('row');
    await write('zoe');
    expect(thread().at(-1)).toBe('row');
    await write('ben');
    expect(thread().at(-1)).toBe('message');
    await pass(60_000);
    expect(thread().at(-1)).toBe('row');
    expect(thread().filter((each) => each === 'row')).toHaveLength(1);
  });

  it('is never there twice, not even while the former one cannot be removed', async () => {
    await write('ben');
    await write('zoe');
    const mend = chat.fail(({ what }) =>
      what === 'remove' ? { kind: 'unavailable', detail: 'busy' } : undefined,
    );
    await write('ben');
    await pass(65_000);
    expect(thread().filter((each) => each === 'row')).toHaveLength(1);
    mend();
    await pass(65_000);
    expect(thread().filter((each) => each === 'row')).toHaveLength(1);
    expect(thread().at(-1)).toBe('row');
  });
});
