import { beforeEach, describe, expect, it } from 'vitest';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { Paused } from '../support/paused.ts';
import { openSubjects, type Subjects } from '../../src/program/subjects.ts';
import type { Placing, Subject } from '../../src/engine/delivery/subject.ts';
import { button, formOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { texts } from '../support/texts.ts';
import { openSession, type Session } from '../support/session.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * One process stands still in the middle of what it does; another takes its communities, and goes on
 * from what was recorded; then the first one wakes up, and does not know yet.
 */

let chat: FakeChat;
let session: Session;
let paused: Paused;
let first: Reconciler;
/** Whether the first process still has its communities, as far as it knows. */
let isHeld: boolean;
/** Whether the store tells it. */
let isSure: boolean;
const term = new AbortController().signal;

beforeEach(async () => {
  isHeld = true;
  isSure = true;
  let now = Date.UTC(2026, 0, 15, 18);
  // Each event at its own moment, as it would be.
  const clock = () => (now += 1);
  chat = new FakeChat(clock);
  session = await openSession(undefined, {
    clock,
    termOf: () => (isHeld ? term : undefined),
    isSure: () => isSure,
  });
  await session.ana.use('pillar open', { pillar: 'community' });
  paused = new Paused(chat);
});

const say = async (app: TestApp, idea: string) =>
  app
    .as('ben')
    .submit(formOf(await app.as('ben').use('contribute', { board: 'people' })), { idea });

const times = (words: string) =>
  [...chat.messages.values()].filter(
    ({ channel, view }) => channel !== 'c' && JSON.stringify(view).includes(words),
  ).length;

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
  expect(isSo()).toBe(true);
}

/** Ben said two things; the first process stands still once the first of them is in the chat. */
async function standStill(): Promise<void> {
  await say(session.app, 'des lilas');
  await say(session.app, 'du thym');
  paused.at = /des lilas/u;
  first = session.app.show(paused.chat, 0);
  first.touch({ kind: 'workshop', id: session.id });
  await until(() => paused.isAsleep);
}

/** Another process on the same store and the same chat. */
async function takeOver(): Promise<Reconciler> {
  const other = session.app.restart({ termOf: () => term });
  const second = other.show(chat, 0);
  second.touch({ kind: 'workshop', id: session.id });
  await second.settled();
  return second;
}

describe('a process that stood still while another took its communities', () => {
  it('does not post a second time what the other has posted', async () => {
    await standStill();
    await takeOver();
    expect([times('des lilas'), times('du thym')]).toEqual([1, 1]);
    paused.wake();
    await first.settled();
    expect([times('des lilas'), times('du thym')]).toEqual([1, 1]);
  });

  it('asks nothing of the chat any more once it knows', async () => {
    await standStill();
    const second = await takeOver();
    isHeld = false;
    paused.wake();
    await first.settled();
    await second.settled();
    expect(paused.afterwards).toEqual([]);
  });
});

describe('a process that does not know for a while what it has', () => {
  it('shows what fell due meanwhile once it knows', async () => {
    await say(session.app, 'du thym');
    isSure = false;
    first = session.app.show(chat, 0);
    first.touch({ kind: 'workshop', id: session.id });
    await first.settled();
    expect(chat.messages.size).toBe(0);
    isSure = true;
    await first.settled(5_000);
    expect(times('du thym')).toBe(1);
  });
});

/** One subject of each kind that shows something: a workshop, a poll, a plan, a recap. */
async function everyKind(load: Subjects['load']): Promise<Map<string, Subject>> {
  const { app, ana } = session;
  const typed = { question: 'Quel jour ?', options: 'lundi\nmardi' };
  const review = await ana.submit(formOf(await ana.use('poll create')), typed);
  await ana.press(button(review, fr('button.openPoll')));
  await ana.use('workshop plan', { when: '2026-01-20 18:00', template: 'small' });
  await ana.use('recap now');
  const known = { problems: [], privateThreads: true };
  // Its outline is chosen when its schedule is looked at.
  await load({ kind: 'recapSchedule', community: 'g' }, known);
  const subjects = new Map<string, Subject>();
  for (const ref of app.changed) {
    const loaded = await load(ref, known);
    const hasPosts = ref.kind !== 'recapSchedule';
    if (hasPosts && loaded.ok && loaded.value !== undefined) subjects.set(ref.kind, loaded.value);
  }
  return subjects;
}

const begunAt = (at: number): Placing => ({
  event: { type: 'post.begun', key: 'recap', channel: 'c', at },
  seen: {},
});

describe('what a look records of what has changed since', () => {
  it('is refused, of whatever kind the subject is', async () => {
    const { load } = openSubjects(session.app.context, texts.translatorOf);
    const subjects = await everyKind(load);
    expect([...subjects.keys()].toSorted()).toEqual(['plan', 'poll', 'recap', 'workshop']);
    for (const [kind, { record }] of subjects) {
      expect([kind, (await record(begunAt(1))).ok]).toEqual([kind, true]);
      expect([kind, await record(begunAt(2))]).toEqual([
        kind,
        { ok: false, error: { kind: 'outdated' } },
      ]);
    }
  });
});
