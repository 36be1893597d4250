import { openedWorkshop } from '../../src/workshop/stream.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, textOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { time } from '../../src/kernel/rich.ts';
import { TimeKeeper } from '../support/time-keeper.ts';

let keeper: TimeKeeper;
/** When the exercise of thirty minutes ends, as it was started. */
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
  fr('time.overSince', { step: 'L’exercice', when: time(end, as), open: 1 });
const minute = 60_000;

describe('the time of an exercise', () => {
  it('is told at its half, before its end and at its end, each word in the place of the last', async () => {
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

  it('goes on by the button under its last word, which then goes', async () => {
    await keeper.pass(30.1);
    const word = [...keeper.chat.messages.values()].find(({ view }) =>
      textOf(view).startsWith('⏰'),
    );
    if (word === undefined) throw new Error('The end was not told.');
    await keeper.ana.press(button({ kind: 'private', view: word.view }, fr('button.next')));
    await keeper.pass(0);
    expect(keeper.words).toEqual([]);
  });

  it('is told in the channel for a step that has no thread', async () => {
    await keeper.use('back');
    await keeper.use('extend', { minutes: 20 });
    await keeper.pass(10);
    expect(keeper.words).toEqual([expect.stringMatching(/^salon: ⏳/u)]);
  });
});

describe('time that is changed', () => {
  it('takes what was said of it away, and says the rest of its new end', async () => {
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

  it('is silent while it is paused, and takes up where it was', async () => {
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

  it('leaves no word behind when the workshop moves on or ends', async () => {
    await keeper.pass(26);
    await keeper.use('next');
    expect(keeper.words).toEqual([]);
    await keeper.pass(60);
    expect(keeper.words).toEqual([]);
  });
});

describe('after a time away', () => {
  it.each([
    ['is told a half-time of less than two minutes ago', 16.9, () => [`tableau: ${half()}`]],
    ['is spared an older one', 18, () => []],
    [
      'is told that the end nears, with what is really left',
      28,
      () => [`animation: ${soon()}`, `tableau: ${soon()}`],
    ],
    ['is spared that, with less than a minute left', 29.5, () => []],
    ['is told of an end just now as of any', 30.5, () => [`animation: ${over}`]],
    [
      'is told of an earlier end with its hour, and of nothing else',
      95,
      () => [`animation: ${overSince(ends)}`],
    ],
    [
      'is told of an end of the day before with its day',
      60 * 30,
      () => [`animation: ${overSince(ends, 'moment')}`],
    ],
  ])('one %s', async (_what, minutes, words) => {
    await keeper.restart(minutes);
    expect(keeper.words.toSorted()).toEqual(words());
    expect(keeper.posted).toHaveLength(words().length);
  });

  it('nothing is said again', async () => {
    for (const minutes of [15.1, 5, 5, 3, 2, 60, 600]) await keeper.restart(minutes);
    expect(keeper.posted.map(({ place, text }) => `${place}: ${text}`).toSorted()).toEqual([
      `animation: ${over}`,
      `animation: ${soon()}`,
      `tableau: ${half()}`,
      `tableau: ${soon()}`,
    ]);
  });

  it('what was posted just before a crash is not posted twice', async () => {
    keeper.hang();
    await keeper.pass(15.1);
    expect(keeper.posted).toHaveLength(1);
    await keeper.restart();
    expect(keeper.posted).toHaveLength(1);
    expect(keeper.words).toEqual([`tableau: ${half()}`]);
    await keeper.pass(10);
    expect(keeper.words.every((word) => word.includes(soon()))).toBe(true);
  });

  it('nor is it hours later, and it then says what was due when', async () => {
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

describe('a word that was posted just before a crash, and that nothing asks for any more', () => {
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

  it('is withdrawn, though nobody gave the program an answer, and it went on', async () => {
    keeper.loseAnswers();
    await keeper.pass(15.01);
    await keeper.use('pause');
    keeper.mend();
    await keeper.pass(1.1);
    expect(keeper.words).toEqual([]);
    expect(keeper.posted).toHaveLength(1);
  });
});

describe('a chat that does not answer', () => {
  it('is told the end as soon as it does, with its hour', async () => {
    await keeper.pass(26);
    keeper.breakDown();
    await keeper.pass(10);
    keeper.mend();
    await keeper.pass(1.1);
    expect(keeper.words).toEqual([`animation: ${overSince(ends)}`]);
  });

  it('is reported to the facilitators where it answers elsewhere', async () => {
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

  it('for want of a right is told of too, and the word comes once it is given', async () => {
    const mend = keeper.chat.fail(({ what, text }) =>
      what === 'post' && text.startsWith('⏰')
        ? { kind: 'forbidden', permission: 'sendInThreads' }
        : undefined,
    );
    await keeper.pass(30.1);
    expect(JSON.stringify([...keeper.chat.messages.values()])).toContain(
      'Envoyer des messages dans les fils',
    );
    // Tried again after a minute, then after two.
    await keeper.pass(1);
    mend();
    await keeper.pass(2);
    expect(keeper.words).toEqual([`animation: ${overSince(ends)}`]);
  });
});
