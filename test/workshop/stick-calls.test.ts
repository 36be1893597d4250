import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { calling, person } from '../../src/kernel/rich.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { FakeChat } from '../support/fake-chat.ts';
import type { Guest } from '../support/guest.ts';
import { answerText, button, formOf, labels } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
let chat: FakeChat;
let reconciler: Reconciler;
/** Everybody who was notified, in order. */
let notified: string[];

beforeEach(async () => {
  vi.useFakeTimers();
  session = await openSession();
  chat = new FakeChat();
  notified = [];
  const set = chat.messages.set.bind(chat.messages);
  chat.messages.set = (id, message) => {
    if (!chat.messages.has(id)) notified.push(...(message.view.notifies ?? []));
    return set(id, message);
  };
  reconciler = session.app.show(chat);
  session.app.context.tools.changed({ kind: 'workshop', id: session.id });
  await shown();
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const shown = () => vi.advanceTimersByTimeAsync(2_000);
const call = () => [...chat.messages.values()].find(({ view }) => view.notifies !== undefined);
const calls = () => [...chat.messages.values()].filter(({ view }) => view.notifies !== undefined);
const under = (label: string) => {
  const view = call()?.view;
  if (view === undefined) throw new Error('Nobody is called.');
  return button({ kind: 'private', view }, label);
};

async function press(guest: Guest, ref: string) {
  const answer = await guest.press(ref);
  await shown();
  return answer;
}

async function give(name: string): Promise<void> {
  const ref = goRoundActions.stickGive.ref({ workshop: session.id });
  await session.ana.choose(ref, { id: name, name });
  await shown();
}

async function introduce(guest: Guest, typed = {}): Promise<void> {
  const ref = goRoundActions.introduceOpen.ref({ workshop: session.id });
  await guest.submit(formOf(await guest.press(ref)), { word: 'racine', ...typed });
  await shown();
}

describe('whoever receives the stick', () => {
  it('is notified once, in a message in the channel with their name and their gestures', async () => {
    await give('ben');
    expect(notified).toEqual(['ben']);
    const [only, ...others] = calls();
    expect(others).toEqual([]);
    expect(only?.channel).toBe('c');
    const [first] = only?.view.blocks ?? [];
    expect(first).toHaveProperty('text', [calling('ben'), expect.stringContaining('bâton')]);
  });

  it('is no longer called once they spoke, and whom they pass it to is', async () => {
    await give('ben');
    await introduce(session.ben, { passTo: { id: 'zoe', name: 'zoe' } });
    expect(notified).toEqual(['ben', 'zoe']);
    expect(calls().map(({ view }) => view.notifies)).toEqual([['zoe']]);
    await introduce(session.zoe);
    expect(calls()).toEqual([]);
  });

  it('may let their turn go by, and nobody else may for them', async () => {
    await give('ben');
    const refused = await press(session.kim, under(fr('button.passTurn')));
    expect(answerText(refused)).toContain(
      en('error.stickElsewhere', { holder: person('ben'), reader: 'member' }),
    );
    expect(calls()).toHaveLength(1);
    const done = await press(session.ben, under(fr('button.passTurn')));
    expect(answerText(done)).toBe(fr('done.turnPassed'));
    expect(calls()).toEqual([]);
    expect((await session.workshop()).goRound).toMatchObject({ holder: null, absent: ['ben'] });
  });

  it('is called anew when they receive it again', async () => {
    await give('ben');
    await give('zoe');
    await give('ben');
    expect(notified).toEqual(['ben', 'zoe', 'ben']);
    expect(calls()).toHaveLength(1);
  });

  it('is called by nobody who takes it from the middle, at another step, or after the end', async () => {
    await introduce(session.ben);
    expect(notified).toEqual([]);
    await give('zoe');
    await session.ana.use('workshop next');
    await shown();
    expect(calls()).toEqual([]);
  });

  it('is not called twice by a restart', async () => {
    await give('ben');
    await reconciler.stop();
    const again = session.app.restart();
    reconciler = again.show(chat);
    await resumeCommunity(again.context, reconciler, 'g');
    await shown();
    expect(notified).toEqual(['ben']);
    expect(calls()).toHaveLength(1);
  });
});

describe('the call of the stick', () => {
  it('is turned off by a person for themself, for good, and goes at once', async () => {
    await give('ben');
    const done = await press(session.ben, under(fr('button.callsOff')));
    expect(answerText(done)).toBe(fr('done.callsOff'));
    expect(labels(done)).toEqual([fr('button.callsOn')]);
    expect(calls()).toEqual([]);
    await give('zoe');
    await give('ben');
    expect(notified).toEqual(['ben', 'zoe']);
  });

  it('is turned on again from /contributions', async () => {
    await press(session.ben, goRoundActions.callsOff.ref({}));
    const mine = await session.ben.use('contributions');
    const done = await press(session.ben, button(mine, fr('button.callsOn')));
    expect(answerText(done)).toBe(fr('done.callsOn'));
    expect(labels(await session.ben.use('contributions'))).not.toContain(fr('button.callsOn'));
    await give('ben');
    expect(notified).toEqual(['ben']);
  });

  it('is turned off by a facilitator for the workshop, and on again', async () => {
    const set = (on: string) => goRoundActions.stickCalls.ref({ workshop: session.id, on });
    await press(session.ana, set('no'));
    await give('ben');
    expect(notified).toEqual([]);
    await press(session.ana, set('yes'));
    expect(notified).toEqual(['ben']);
    expect(answerText(await session.ben.press(set('no')))).toContain(
      fr('error.notFacilitator', { people: person('ana'), reader: 'member' }),
    );
  });
});
