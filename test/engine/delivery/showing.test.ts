import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../../src/program/wake.ts';
import { FakeChat, type FakeMessage } from '../../support/fake-chat.ts';
import type { Guest } from '../../support/guest.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { answerText, button, formOf, textOf } from '../../support/reading.ts';
import { fr } from '../../support/sentences.ts';
import { pass as passing } from '../../support/pass.ts';

let app: TestApp;
let chat: FakeChat;
let reconciler: Reconciler;
let ana: Guest;
beforeEach(async () => {
  vi.useFakeTimers();
  chat = new FakeChat();
  app = await openTestApp({ clock: () => Date.now() });
  reconciler = app.show(chat);
  ana = app.as('ana', { managesEvents: true });
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const pass = (ms = 1_100) => passing(ms);

async function start(): Promise<void> {
  await ana.use('workshop start', { template: 'small' });
  await pass();
}

async function restart(): Promise<void> {
  await reconciler.stop();
  app = app.restart();
  reconciler = app.show(chat);
  ana = app.as('ana', { managesEvents: true });
  await resumeCommunity(app.context, reconciler, 'g');
  await pass();
}

/** The one message that holds a button to the action of that name. */
function messageWith(action: string): FakeMessage {
  const found = [...chat.messages.values()].filter(({ view }) =>
    (view.rows ?? []).some((row) =>
      row.kind === 'buttons'
        ? row.buttons.some((each) => each.action.startsWith(`${action}:`))
        : row.action.startsWith(`${action}:`),
    ),
  );
  const [message] = found;
  if (message === undefined || found.length > 1)
    throw new Error(`${found.length} messages have a button to ${action}.`);
  return message;
}

const facilitatorCard = (): FakeMessage => messageWith('handover.open');
const threadNamed = (name: string) =>
  [...chat.threads.values()].find((thread) => thread.name.includes(name));

async function contribute(guest: Guest, idea: string): Promise<void> {
  const board = messageWith('mine');
  const form = formOf(
    await guest.press(button({ kind: 'private', view: board.view }, 'J’écris (answer)')),
  );
  await guest.submit(form, { idea });
  await pass();
}

describe('a workshop in the chat', () => {
  it('opens with its agenda in the channel and the facilitators’ card in their own thread', async () => {
    await start();
    expect(messageWith('status').channel).toBe('c');
    const thread = threadNamed('Animation');
    expect(facilitatorCard().channel).toBe(thread?.id);
    expect(thread?.people).toEqual(new Set(['ana']));
  });

  it('adds the new facilitator to that thread', async () => {
    await start();
    await ana.use('workshop handover', { to: { id: 'ben', name: 'Ben' } });
    await pass();
    expect(threadNamed('Animation')?.people).toEqual(new Set(['ana', 'ben']));
  });

  it('puts the facilitators’ card in the channel where private threads are refused', async () => {
    chat.fail(({ what }) =>
      what === 'openPrivateThread'
        ? { kind: 'forbidden', permission: 'privateThreads' }
        : undefined,
    );
    await start();
    expect(facilitatorCard().channel).toBe('c');
    expect(textOf(facilitatorCard().view)).not.toContain(fr('permission.privateThreads'));
  });

  it('is the same after a restart', async () => {
    await start();
    await ana.use('pillar open', { pillar: 'community' });
    await pass();
    await contribute(app.as('ben'), 'des lilas');
    const before = [...chat.messages.values()].map(({ id, view }) => [id, textOf(view)]);
    await restart();
    expect([...chat.messages.values()].map(({ id, view }) => [id, textOf(view)])).toEqual(before);
  });

  it('is finished after a crash that came before anything was posted', async () => {
    await reconciler.stop();
    await ana.use('workshop start', { template: 'small' });
    expect(chat.messages.size).toBe(0);
    await restart();
    expect(messageWith('status').channel).toBe('c');
    expect(threadNamed('Animation')?.people).toEqual(new Set(['ana']));
  });

  it('opens the thread of a pillar again, with what was written there, once it was deleted', async () => {
    await start();
    await ana.use('pillar open', { pillar: 'community' });
    await pass();
    await contribute(app.as('ben'), 'des lilas');
    const before = threadNamed('Les gens')?.id ?? '';
    chat.deleteThread(before);
    await ana.use('workshop next');
    await restart();
    await pass(10_000);
    const after = threadNamed('Les gens')?.id ?? '';
    expect(after).not.toBe(before);
    expect(chat.textsIn(after).join('\n')).toContain('des lilas');
  });

  it('takes a withdrawn contribution out of its thread', async () => {
    await start();
    await ana.use('pillar open', { pillar: 'community' });
    await pass();
    const ben = app.as('ben');
    await contribute(ben, 'des lilas');
    const mine = await ben.use('contributions');
    if (mine.kind !== 'private' || mine.view.rows?.[0]?.kind !== 'choose')
      throw new Error('no list');
    const [list] = mine.view.rows;
    const one = await ben.choose(list.action, list.options[0]?.id ?? '');
    const asked = await ben.press(button(one, fr('button.withdraw')));
    await ben.press(button(asked, fr('button.withdrawConfirm')));
    await pass();
    expect(chat.textsIn(threadNamed('Les gens')?.id ?? '').join('\n')).not.toContain('des lilas');
  });

  it('posts its summary once, its report attached, though it is asked for twice', async () => {
    await start();
    await ana.press(button(await ana.use('workshop end'), fr('button.endConfirm')));
    await pass();
    await ana.use('summary post');
    await pass(5_000);
    const files = [...chat.messages.values()].flatMap(({ view }) => view.files ?? []);
    expect(files.map(({ name }) => name.replace(/^.*\./u, ''))).toEqual(['html', 'md', 'json']);
    expect(
      chat
        .textsIn('c')
        .filter((text) => text.includes(fr('summary.title', { title: 'Petit atelier' }))),
    ).toHaveLength(1);
  });
});

describe('a report that is too big for the channel', () => {
  it('is left out, which is said, and the summary is posted anyway', async () => {
    await start();
    chat.room = 20;
    await ana.press(button(await ana.use('workshop end'), fr('button.endConfirm')));
    await pass();
    const views = [...chat.messages.values()].map(({ view }) => view);
    expect(views.flatMap(({ files = [] }) => files)).toEqual([]);
    expect(chat.textsIn('c').at(-1)).toMatch(
      /Trop lourd pour ce salon.*\.html, .*\.md et .*\.json/u,
    );
  });
});

describe('a right that the bot lacks', () => {
  it('is named on the facilitators’ card, and no longer once it is given', async () => {
    await start();
    const mend = chat.fail(({ what, channel }) =>
      what === 'post' && chat.threads.has(channel)
        ? { kind: 'forbidden', permission: 'sendInThreads' }
        : undefined,
    );
    await ana.use('pillar open', { pillar: 'community' });
    await pass(5_000);
    const told = textOf(facilitatorCard().view);
    expect(told.match(new RegExp(fr('permission.sendInThreads'), 'gu'))).toHaveLength(1);
    expect(told).toContain('#c');
    mend();
    await pass(70_000);
    expect(textOf(facilitatorCard().view)).not.toContain(fr('permission.sendInThreads'));
    expect(messageWith('mine').channel).toBe(threadNamed('Les gens')?.id);
  });
});

describe('what else of a channel cannot be shown', () => {
  const full = { kind: 'hindered' as const, obstacle: 'eventsFull' as const, code: 30_038 };

  it('is told on the facilitators’ card, until it is, and to who asked for it', async () => {
    vi.setSystemTime(Date.UTC(2039, 11, 1));
    await start();
    const mend = chat.fail(({ what }) => (what === 'announce' ? full : undefined));
    const when = { when: '2040-01-20 18:00', template: 'small' };
    const answer = await ana.use('workshop plan', when);
    await pass();
    const told = fr('obstacle.eventsFull');
    expect(textOf(facilitatorCard().view)).toContain(told);
    expect(answerText(answer)).toContain(told);
    mend();
    await pass(11 * 60_000);
    expect(textOf(facilitatorCard().view)).not.toContain(told);
    expect(chat.textsIn('c').join()).not.toContain(told);
    expect(chat.calendarEvents.size).toBe(1);
  });
});

describe('a poll in the chat', () => {
  it('comes with its step, open, and closes with the workshop', async () => {
    await start();
    for (let step = 0; step < 4; step += 1) await ana.use('workshop next');
    await pass();
    const ben = app.as('ben');
    const vote = button(
      { kind: 'private', view: messageWith('poll.vote').view },
      fr('button.vote'),
    );
    await ben.submit(formOf(await ben.press(vote)), { yes: ['pad'] });
    await pass();
    expect(textOf(messageWith('poll.vote').view)).toContain(fr('poll.voters', { count: 1 }));
    await ana.press(button(await ana.use('workshop end'), fr('button.endConfirm')));
    await pass(5_000);
    expect(() => messageWith('poll.vote')).toThrow('0 messages');
    // Its card in the channel, and the summary's thread.
    const places = ['c', ...chat.threads.keys()];
    const shown = places.flatMap((place) => chat.textsIn(place));
    expect(shown.filter((text) => text.startsWith('Quel outil ?'))).toHaveLength(2);
  });
});
