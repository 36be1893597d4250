import { actOn } from '../../src/workshop/cases.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatFailure } from '../../src/engine/ports.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { FakeChat } from '../support/fake-chat.ts';
import type { ChatCall } from '../support/fake-chat-troubles.ts';
import { formOf } from '../support/reading.ts';
import { openSession, type Session } from '../support/session.ts';

let chat: FakeChat;
let session: Session;
let reconciler: Reconciler;
beforeEach(async () => {
  // A report is written in turns of the real event loop.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  chat = new FakeChat();
  session = await openSession();
  reconciler = session.app.show(chat, 0);
  await session.ana.use('pillar open', { pillar: 'community' });
  await session.ana.use('exercise start', { exercise: 'needs' });
  await write('des lilas');
  await pass();
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

/** Second by second: what is written out in one must be posted in it. */
async function pass(ms = 1_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    session.app.time.now += 1_000;
    await vi.advanceTimersByTimeAsync(1_000);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const unavailable: ChatFailure = { kind: 'unavailable', detail: 'told to' };

async function write(idea: string): Promise<void> {
  const form = formOf(await session.ben.use('contribute', { board: 'people' }));
  await session.ben.submit(form, { idea });
}

const end = () => session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
const word = (text: string) =>
  actOn(
    session.app.context,
    session.id,
    { id: 'ana', name: 'Ana', moderates: true },
    { type: 'setForeword', text },
  );

/** What stands in the thread under the summary's message. */
function inThread(): string[] {
  const thread = [...chat.threads.values()].find(({ name }) => name.startsWith('Le bilan'));
  return thread === undefined ? [] : chat.textsIn(thread.id);
}
const heads = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0] ?? '');
/** What there is of the summary, by the first line of each message, in its order. */
function summary(): string[] {
  const above = heads(chat.textsIn('c'));
  return [
    ...above.slice(above.findIndex((head) => head.startsWith('Bilan'))),
    ...heads(inThread()),
  ];
}
const whole = [
  'Bilan : Petit atelier',
  '- Piliers : #m5 (1)',
  '🤝 Les gens',
  '🤝 L’exercice',
  'Ce qui reste ouvert',
];

const shown = () => [...chat.textsIn('c'), ...inThread()].join('\n');
const reports = () =>
  [...chat.messages.values()].flatMap(({ view }) => view.files ?? []).map(({ text }) => text);

/** Fails the messages that show this. */
const failing = (what: ChatCall['what'], words: string) =>
  chat.fail((call) => (call.what === what && call.text.includes(words) ? unavailable : undefined));

describe('the summary in the channel', () => {
  it('is posted in its order, once', async () => {
    await end();
    await pass();
    expect(summary()).toEqual(whole);
    await pass(60_000);
    expect(summary()).toEqual(whole);
  });

  it('ends with its report, whose page has the pictures that the channel has', async () => {
    await end();
    await pass();
    const page = [...chat.messages.values()]
      .flatMap(({ view }) => view.files ?? [])
      .find(({ name }) => name.endsWith('.html'));
    expect(page?.text).toContain('des lilas');
    const drawn = [...chat.messages.values()].flatMap(({ view }) =>
      view.blocks.filter(({ kind }) => kind === 'picture'),
    );
    expect(page?.text.match(/<figure>/gu)).toHaveLength(drawn.length);
    expect(drawn.length).toBeGreaterThan(0);
  });

  it('and all its files lose the words that somebody withdraws afterwards', async () => {
    await end();
    await pass();
    expect([shown(), ...reports()].join('\n')).toContain('des lilas');
    const [id = ''] = Object.keys((await session.workshop()).boards.contributions);
    const ids = { workshop: session.id, contribution: id };
    await session.ben.press(boardActions.contributionWithdraw.ref(ids));
    await pass(5_000);
    expect(summary()[0]).toBe(whole[0]);
    expect(reports().length).toBeGreaterThan(0);
    expect(JSON.stringify([...chat.messages.values()])).not.toContain('lilas');
  });

  it('keeps its order when one of its messages could not be posted at first', async () => {
    const mend = failing('post', 'Les gens\n');
    await end();
    await pass();
    expect(summary()).toEqual(whole.slice(0, 2));
    mend();
    await pass(10_000);
    expect(summary()).toEqual(whole);
  });

  it('asked for again edits its messages, all of them, even when one could not be at first', async () => {
    await end();
    await pass();
    const before = chat.messages.size;
    const mend = failing('edit', 'Les gens');
    await word('Merci !');
    await session.ana.use('summary post');
    await pass();
    mend();
    await pass(10_000);
    expect(summary()).toEqual(whole);
    expect(chat.messages.size).toBe(before);
    expect(chat.textsIn('c').join('\n')).toContain('Merci !\nLe mot de @ana');
    const edited = [...chat.messages.values()].filter(({ view }) =>
      JSON.stringify(view).includes('Les gens'),
    );
    expect(edited.some(({ edits }) => edits > 0)).toBe(true);
  });

  it('does not name people who opted out since, once it is requested again; nor does its report', async () => {
    await end();
    await pass();
    expect(shown()).toContain('des lilas — @ben');
    expect(reports().every((text) => text.includes('ben'))).toBe(true);
    await session.ben.press(communityActions.hideName.ref({}));
    await pass();
    expect(shown()).toContain('des lilas — @ben');
    await session.ana.use('summary post');
    await pass();
    expect(shown()).toContain('des lilas — anonyme');
    expect(reports().length).toBeGreaterThan(0);
    expect(reports().join('\n')).not.toMatch(/\bben\b/u);
  });

  it('does not name people who opted out while it was being posted', async () => {
    const mend = failing('post', 'Ce qui reste ouvert');
    await end();
    await pass();
    expect(shown()).toContain('des lilas — @ben');
    await session.ben.press(communityActions.hideName.ref({}));
    mend();
    await pass(10_000);
    expect(summary()).toEqual(whole);
    expect(shown()).toContain('des lilas — anonyme');
    expect(reports().length).toBeGreaterThan(0);
    expect(reports().join('\n')).not.toMatch(/\bben\b/u);
  });

  it('does not change before it is asked for again', async () => {
    await end();
    await pass();
    await word('Trop discret');
    await pass(10_000);
    expect(chat.textsIn('c').join('\n')).not.toContain('Trop discret');
  });

  it('is finished after a crash in between, as one summary, with what is true then', async () => {
    const mend = failing('post', 'Les gens\n');
    await end();
    await pass();
    await word('Après la panne');
    await reconciler.stop();
    mend();
    reconciler = session.app.restart().show(chat, 0);
    reconciler.touch({ kind: 'workshop', id: session.id });
    await pass(10_000);
    expect(summary()).toEqual(whole);
    expect(chat.textsIn('c').join('\n')).toContain('Après la panne');
  });
});
