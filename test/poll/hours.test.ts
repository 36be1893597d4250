import { knownPoll } from '../../src/poll/cases.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, formOf, answerText } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { pollActions } from '../../src/poll/view/actions.ts';

const hour = 3_600_000;
const day = 24 * hour;
const begin = Date.UTC(2026, 0, 15, 18);

let app: TestApp;
let chat: FakeChat;
let reconciler: Reconciler;

beforeEach(async () => {
  vi.useFakeTimers({ now: begin });
  app = await openTestApp({ clock: Date.now });
  chat = new FakeChat();
  reconciler = app.show(chat);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const texts = () => chat.textsIn('c');
const holding = (words: string) => texts().filter((text) => text.includes(words));

async function opened(closes: string): Promise<string> {
  const ana = app.as('ana', { managesEvents: true });
  const form = formOf(await ana.use('poll create'));
  const typed = { question: 'Quel jour ?', options: 'lundi\nmardi', closes };
  await ana.press(button(await ana.submit(form, typed), fr('button.openPoll')));
  await pass(0);
  const community = await app.context.streams.communities.read('g');
  return (community.ok ? community.value.polls.at(-1)?.id : undefined) ?? '';
}

const status = async (poll: string) => {
  const found = await knownPoll(app.context, poll);
  return found.ok ? found.value.status : found.error.kind;
};

/** The bot is gone for that long, then starts again on what the journal holds. */
async function away(ms: number): Promise<void> {
  await reconciler.stop();
  vi.setSystemTime(Date.now() + ms);
  app = app.restart();
  reconciler = app.show(chat);
  await resumeCommunity(app.context, reconciler, 'g');
  await pass(0);
}

describe('a poll with a closing hour', () => {
  it('is recalled, then closed with its result, when nobody does anything', async () => {
    const poll = await opened('2026-01-16 13:00');
    expect(texts()).toHaveLength(1);
    await pass(day - hour - 1_000);
    expect(texts()).toHaveLength(1);
    await pass(1_000);
    expect(holding('Le vote se termine')).toHaveLength(1);
    await pass(hour);
    expect(await status(poll)).toBe('closed');
    expect(holding('Le vote se termine')).toHaveLength(0);
    expect(holding(fr('poll.result'))).toHaveLength(1);
    await pass(2 * day);
    expect(texts()).toHaveLength(2);
  });

  it('lasts weeks, longer than any timer holds', async () => {
    const poll = await opened('2026-03-15 13:00');
    await pass(50 * day);
    expect(await status(poll)).toBe('open');
    await pass(10 * day);
    expect(await status(poll)).toBe('closed');
  });

  it('is recalled late if the bot was away, never twice', async () => {
    await opened('2026-01-16 13:00');
    await away(day - hour / 2);
    expect(holding('Le vote se termine')).toHaveLength(1);
    await away(60_000);
    expect(holding('Le vote se termine')).toHaveLength(1);
  });

  it('that struck while the bot was away is closed at its hour, with its result and no reminder', async () => {
    const poll = await opened('2026-01-16 13:00');
    await away(5 * day);
    expect(holding('Le vote se termine')).toHaveLength(0);
    expect(holding(fr('poll.result'))).toHaveLength(1);
    const found = await knownPoll(app.context, poll);
    expect(found.ok && found.value.closedAt).toBe(begin + day);
    await away(day);
    expect(holding(fr('poll.result'))).toHaveLength(1);
  });

  it('takes no vote after it, even before anybody closed it', async () => {
    const poll = await opened('2026-01-16 13:00');
    const ben = app.as('ben');
    const ballot = formOf(await ben.press(pollActions.vote.ref({ poll })));
    await reconciler.stop();
    vi.setSystemTime(begin + day);
    expect(await status(poll)).toBe('open');
    const late = answerText(await ben.submit(ballot, { yes: ['o1'] }));
    expect(late).toContain('fermé');
  });

  it('is tried again when the chat fails at that moment', async () => {
    await opened('2026-01-16 13:00');
    await pass(day - 1_000);
    const mend = chat.fail(({ what }) =>
      what === 'post' ? { kind: 'unavailable', detail: 'down' } : undefined,
    );
    await pass(10 * 60_000);
    expect(holding(fr('poll.result'))).toHaveLength(0);
    mend();
    await pass(10 * 60_000);
    expect(holding(fr('poll.result'))).toHaveLength(1);
  });
});
