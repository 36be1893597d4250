import { readPlans } from '../../src/plan/stream.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeMoment } from '../../src/kernel/hours/when.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { FakeChat } from '../support/fake-chat.ts';
import type { Guest } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, textOf, answerText } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';

let app: TestApp;
let chat: FakeChat;
let reconciler: Reconciler;
let ana: Guest;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 18) });
  chat = new FakeChat();
  app = await openTestApp({ clock: () => Date.now() });
  take(app);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

function take(next: TestApp): void {
  app = next;
  reconciler = app.show(chat);
  ana = app.as('ana', { managesEvents: true });
}

async function pass(minutes = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
  await vi.advanceTimersByTimeAsync(10);
}

async function restart(minutes = 0): Promise<void> {
  await reconciler.stop();
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
  take(app.restart());
  await resumeCommunity(app.context, reconciler, 'g');
  await pass();
}

/** So many minutes from now, on a whole minute as it is typed. */
const inMinutes = (minutes: number) =>
  writeMoment(Date.now() + minutes * 60_000, 'America/Toronto');

async function plan(minutes: number, title?: string) {
  const when = inMinutes(minutes);
  const answer = await ana.use('workshop plan', { when, template: 'small', title });
  await pass();
  return answer;
}

const calendar = () => [...chat.calendarEvents.values()];
const recalls = () => chat.textsIn('c').filter((text) => text.startsWith('🗓️'));
const plans = async () => {
  const found = await readPlans(app.context, 'g');
  return found.ok ? Object.keys(found.value) : undefined;
};
const unavailable = { kind: 'unavailable', detail: 'told to' } as const;

describe('a plan', () => {
  it('is announced on the calendar, with its agenda, and not again after a restart', async () => {
    await plan(24 * 60);
    await restart();
    expect(calendar()).toHaveLength(1);
    expect(calendar()[0]).toMatchObject({ title: 'Petit atelier', channel: 'c' });
    expect(calendar()[0]?.description).toContain(
      'Court\n\n• Tour de table\n• Le pilier\n• Pause (10\u00A0min, facultatif)',
    );
    expect(chat.count('announce')).toBe(1);
  });

  it('is announced once, though the program ends before it could record that', async () => {
    const stopRecording = chat.fail(({ what }) => {
      if (what === 'announce') app.store.writes = false;
      return undefined;
    });
    await plan(24 * 60);
    expect(calendar()).toHaveLength(1);
    stopRecording();
    await restart();
    await pass(1);
    expect(calendar()).toHaveLength(1);
    expect(chat.count('announce')).toBe(2);
  });

  it('is announced when the platform answers again, unless its hour has passed', async () => {
    const mend = chat.fail(({ what }) => (what === 'announce' ? unavailable : undefined));
    await plan(10);
    await pass(5);
    expect(calendar()).toEqual([]);
    mend();
    await pass(1.1);
    expect(calendar()).toHaveLength(1);
  });

  it('asks for nothing more of the past', async () => {
    chat.fail(({ what }) => (what === 'announce' ? unavailable : undefined));
    await plan(10);
    await pass(11);
    const before = chat.count('announce');
    await pass(30);
    expect(chat.count('announce')).toBe(before);
  });

  it('that is changed changes its announcement, and one taken off by hand comes back', async () => {
    await plan(24 * 60);
    await plan(48 * 60, 'Plus tard');
    expect(calendar()).toHaveLength(1);
    expect(calendar()[0]).toMatchObject({ title: 'Plus tard' });
    chat.calendarEvents.clear();
    await plan(72 * 60, 'Bien plus tard');
    expect(calendar()).toMatchObject([{ title: 'Bien plus tard' }]);
  });

  it('that is called off leaves the calendar, the channel and the journal’s state', async () => {
    const answer = await plan(10);
    expect(recalls()).toHaveLength(1);
    const off = await ana.press(button(answer, fr('button.callOff')));
    expect(answerText(off)).toBe(fr('done.calledOff'));
    await pass();
    expect(calendar()).toEqual([]);
    expect(recalls()).toEqual([]);
    expect(await plans()).toEqual([]);
  });
});

describe('a plan that is called off while nobody knows whether its recall was posted', () => {
  it('is kept until that is known, and leaves none', async () => {
    chat.mood = 'losesAnswers';
    const mend = chat.fail(({ what }) => (what === 'find' ? unavailable : undefined));
    const answer = await plan(10);
    expect(recalls()).toHaveLength(1);
    await ana.press(button(answer, fr('button.callOff')));
    await pass(1);
    expect(calendar()).toEqual([]);
    expect(await plans()).toHaveLength(1);
    mend();
    await pass(2);
    expect(recalls()).toEqual([]);
    expect(await plans()).toEqual([]);
  });
});

const start = () => {
  const found = [...chat.messages.values()].find(({ view }) => textOf(view).startsWith('🗓️'));
  if (found === undefined) throw new Error('It was not recalled.');
  return button({ kind: 'private', view: found.view }, fr('button.startPlanned'));
};

describe('the recall', () => {
  it('comes a quarter of an hour before, once, whatever restarts', async () => {
    await plan(60);
    await pass(44);
    expect(recalls()).toEqual([]);
    await pass(1.1);
    expect(recalls()).toHaveLength(1);
    for (const minutes of [1, 5, 20]) await restart(minutes);
    expect(recalls()).toHaveLength(1);
    expect(
      chat.calls.filter(({ what, text }) => what === 'post' && text.startsWith('🗓️')),
    ).toHaveLength(1);
  });

  it.each([
    [70, 1],
    [119, 1],
    [121, 0],
  ])(
    'after a time away comes until an hour after (%i min), then is skipped',
    async (away, said) => {
      await plan(60);
      await restart(away);
      expect(recalls()).toHaveLength(said);
    },
  );

  it('goes by itself after an hour, and the plan with it', async () => {
    await plan(10);
    await pass(71);
    expect(recalls()).toEqual([]);
    expect(await plans()).toEqual([]);
    expect(calendar()).toHaveLength(1);
  });

  it('starts the workshop as planned, for people who may, and disappears', async () => {
    await plan(10, 'Au jardin');
    expect(answerText(await app.as('ben').press(start()))).toBe(
      fr('error.mayNotStart', { reader: 'member' }),
    );
    const ref = start();
    expect(answerText(await ana.press(ref))).toContain(fr('started.done'));
    await pass(0.1);
    expect(recalls()).toEqual([]);
    expect(chat.textsIn('c').join('\n')).toContain('Au jardin');
    expect(await plans()).toEqual([]);
    expect(answerText(await ana.press(ref))).toBe(fr('error.planUnknown'));
  });

  it('also disappears when the workshop is started by its command, and does not come back', async () => {
    await plan(10);
    await ana.use('workshop start', { template: 'small' });
    await pass(0.1);
    expect(recalls()).toEqual([]);
    await ana.press(button(await ana.use('workshop end'), fr('button.endConfirm')));
    await pass(0.1);
    await restart();
    expect(recalls()).toEqual([]);
  });

  it('is held back while another workshop is under way there', async () => {
    await ana.use('workshop start', { template: 'small' });
    await plan(60);
    await pass(50);
    expect(recalls()).toEqual([]);
  });
});

const planAt = (time: string) =>
  ana.use('workshop plan', { when: `2026-01-20 ${time}`, template: 'small' });

describe('a workshop planned in a channel that not everybody sees', () => {
  it('stays out of the server’s events, which everybody sees, and the receipt says so', async () => {
    app.sight.closed.add('c');
    // It does without the right to make events.
    ana = app.as('ana', { managesEvents: true, botLacks: ['createEvents'] });
    expect(answerText(await planAt('18:00'))).toContain(
      'je n’en dis rien dans les évènements du serveur',
    );
    await pass();
    expect(chat.count('announce')).toBe(0);
  });

  it('leaves them when its channel closes, and not because nothing is known for a while', async () => {
    await planAt('18:00');
    await pass();
    expect(chat.count('announce')).toBe(1);
    app.sight.outage = true;
    await planAt('19:00');
    await pass();
    expect(chat.count('callOff')).toBe(0);
    Object.assign(app.sight, { outage: false });
    app.sight.closed.add('c');
    await planAt('20:00');
    await pass();
    expect(chat.count('callOff')).toBe(1);
  });
});
