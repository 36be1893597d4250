import { openedWorkshop } from '../../src/workshop/stream.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, textOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { time } from '../support/times.ts';
import { TimeKeeper } from '../support/time-keeper.ts';

let keeper: TimeKeeper;
/** When the thirty-minute exercise ends, as originally started. */
let ends: number;
beforeEach(async () => {
  vi.useFakeTimers();
  keeper = await TimeKeeper.open();
  const [id = ''] = Object.values(await openWorkshops());
  const workshop = await openedWorkshop(keeper.app.context, id);
  ends = workshop.ok ? (workshop.value.timebox?.endsAt ?? 0) : 0;
});
afterEach(async () => {
  await keeper.stop();
  vi.useRealTimers();
});

async function openWorkshops(): Promise<Record<string, string>> {
  const community = await keeper.app.context.streams.communities.read('g');
  return community.ok ? community.value.workshops : {};
}

const about = (end: number) => ({ when: time(end, 'relative'), clock: time(end, 'clock') });
const half = (end = ends) => fr('time.half', about(end));
const soon = (end = ends) => fr('time.soon', about(end));
const over = fr('time.over', { step: 'L’exercice', open: 1 });
const overSince = (end: number, as: 'clock' | 'moment' = 'clock') =>
  fr(as === 'clock' ? 'time.overSince' : 'time.overSinceDay', {
    step: 'L’exercice',
    when: time(end, as),
    open: 1,
  });
const minute = 60_000;

describe('the time of an exercise', () => {
  it('is announced at half-time, before the end and at the end, each notice replacing the last', async () => {
    await keeper.pass(14.9);
    expect(keeper.words).toEqual([]);
    await keeper.pass(0.2);
    expect(keeper.words).toEqual([`tableau: ${half()}`]);
    await keeper.pass(10);
    expect(keeper.words.toSorted()).toEqual([`animation: ${soon()}`, `tableau: ${soon()}`]);
    await keeper.pass(5);
    expect(keeper.words).toEqual([`animation: ${over}`]);
    await keeper.pass(600);
    expect(keeper.posted).toHaveLength(4);
  });

  it('is extended with the button under the last notice, which then goes away', async () => {
    await keeper.pass(30.1);
    const word = [...keeper.chat.messages.values()].find(({ view }) =>
      textOf(view).startsWith('⏰'),
    );
    if (word === undefined) throw new Error('The end was not told.');
    await keeper.ana.press(button({ kind: 'private', view: word.view }, fr('button.next')));
    await keeper.pass(0);
    expect(keeper.words).toEqual([]);
  });

  it('is announced in the channel for a step without a thread', async () => {
    await keeper.use('back');
    await keeper.use('extend', { minutes: 20 });
    await keeper.pass(10);
    expect(keeper.words).toEqual([expect.stringMatching(/^salon: ⏳/u)]);
  });
});

describe('changing the time', () => {
  it('removes what was announced, and announces the rest for the new end', async () => {
    await keeper.pass(26);
    await keeper.use('extend', { minutes: 10 });
    expect(keeper.words).toEqual([]);
    const later = ends + 10 * minute;
    await keeper.pass(9.1);
    expect(keeper.words.toSorted()).toEqual([
      `animation: ${soon(later)}`,
      `tableau: ${soon(later)}`,
    ]);
    await keeper.pass(5);
    expect(keeper.words).toEqual([`animation: ${over}`]);
  });

  it('sends nothing during a pause, and continues after it', async () => {
    await keeper.pass(16);
    await keeper.use('pause');
    expect(keeper.words).toEqual([]);
    await keeper.pass(120);
    expect(keeper.words).toEqual([]);
    await keeper.use('resume');
    await keeper.pass(8.9);
    expect(keeper.words).toEqual([]);
    await keeper.pass(0.2);
    expect(keeper.words).toHaveLength(2);
  });

  it('leaves no notice when the workshop moves on or ends', async () => {
    await keeper.pass(26);
    await keeper.use('next');
    expect(keeper.words).toEqual([]);
    await keeper.pass(60);
    expect(keeper.words).toEqual([]);
  });
});

describe('after downtime', () => {
  it.each([
    ['announces half-time if it was less than two minutes ago', 16.9, () => [`tableau: ${half()}`]],
    ['does not announce half-time if it was earlier', 18, () => []],
    [
      'announces the end approaching, with the time actually left',
      28,
      () => [`animation: ${soon()}`, `tableau: ${soon()}`],
    ],
    ['does not announce that with less than a minute left', 29.5, () => []],
    ['announces an end that just passed like any other', 30.5, () => [`animation: ${over}`]],
    [
      'announces an earlier end with its time, and nothing else',
      95,
      () => [`animation: ${overSince(ends)}`],
    ],
    [
      'announces an end on the day before with its date',
      60 * 30,
      () => [`animation: ${overSince(ends, 'moment')}`],
    ],
  ])('%s', async (_what, minutes, words) => {
    await keeper.restart(minutes);
    expect(keeper.words.toSorted()).toEqual(words());
    expect(keeper.posted).toHaveLength(words().length);
  });

  it('repeats nothing', async () => {
    for (const minutes of [15.1, 5, 5, 3, 2, 60, 600]) await keeper.restart(minutes);
    expect(keeper.posted.map(({ place, text }) => `${place}: ${text}`).toSorted()).toEqual([
      `animation: ${over}`,
      `animation: ${soon()}`,
      `tableau: ${soon()}`,
      `tableau: ${half()}`,
    ]);
  });

  it('does not repost what was posted just before a crash', async () => {
    keeper.hang();
    await keeper.pass(15.1);
    expect(keeper.posted).toHaveLength(1);
    await keeper.restart();
    expect(keeper.posted).toHaveLength(1);
    expect(keeper.words).toEqual([`tableau: ${half()}`]);
    await keeper.pass(10);
    expect(keeper.words.every((word) => word.includes(soon()))).toBe(true);
  });

  it('does not repost it hours later either, and then says what was due when', async () => {
    await keeper.pass(26);
    keeper.hang();
    await keeper.pass(5);
    expect(keeper.posted).toHaveLength(4);
    await keeper.restart(300);
    expect(keeper.posted).toHaveLength(4);
    expect(keeper.words).toEqual([`animation: ${overSince(ends)}`]);
    expect(keeper.chat.count('find')).toBe(1);
  });
});

describe('a notice posted just before a crash, and no longer needed', () => {
  const moves: [string, () => Promise<void>, () => string[]][] = [
    ['the end has come', async () => {}, () => [`animation: ${overSince(ends)}`]],
    ['the time was paused', () => keeper.use('pause'), () => []],
    ['minutes were added', () => keeper.use('extend', { minutes: 60 }), () => []],
    ['the workshop moved on', () => keeper.use('next'), () => []],
  ];

  it.each(moves)('is withdrawn: %s', async (_what, happens, words) => {
    keeper.hang();
    await keeper.pass(15.1);
    await happens();
    expect(keeper.words).toEqual([`tableau: ${half()}`]);
    await keeper.restart(60);
    expect(keeper.words).toEqual(words());
  });

  it('is withdrawn, even though the program got no answer and kept running', async () => {
    keeper.loseAnswers();
    await keeper.pass(15.01);
    await keeper.use('pause');
    keeper.mend();
    await keeper.pass(1.1);
    expect(keeper.words).toEqual([]);
    expect(keeper.posted).toHaveLength(1);
  });
});

describe('a chat that does not respond', () => {
  it('gets the notice of the end as soon as it does, with the time', async () => {
    await keeper.pass(26);
    keeper.breakDown();
    await keeper.pass(10);
    keeper.mend();
    await keeper.pass(1.1);
    expect(keeper.words).toEqual([`animation: ${overSince(ends)}`]);
  });

  it('is reported to the facilitators where messages still get through', async () => {
    const card = () =>
      [...keeper.chat.messages.values()].some(({ view }) =>
        JSON.stringify(view).includes('Je n’arrive pas à tout afficher'),
      );
    const mend = keeper.chat.fail(({ what, text }) =>
      what === 'post' && text.startsWith('⏳') ? { kind: 'unavailable', detail: '503' } : undefined,
    );
    await keeper.pass(25.1);
    expect(card()).toBe(false);
    await keeper.pass(1);
    expect(card()).toBe(true);
    mend();
    await keeper.pass(1.1);
    expect(card()).toBe(false);
    expect(keeper.words).toHaveLength(2);
  });

  it('for lack of a permission is reported too, and the notice comes once it is granted', async () => {
    const mend = keeper.chat.fail(({ what, text }) =>
      what === 'post' && text.startsWith('⏰')
        ? { kind: 'forbidden', permission: 'sendInThreads' }
        : undefined,
    );
    await keeper.pass(30.1);
    expect(JSON.stringify([...keeper.chat.messages.values()])).toContain(
      'Envoyer des messages dans les fils',
    );
    // Retried after one minute, then after two.
    await keeper.pass(1);
    mend();
    await keeper.pass(2);
    expect(keeper.words).toEqual([`animation: ${overSince(ends)}`]);
  });
});
