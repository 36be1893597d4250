import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closing } from '../support/closing-template.ts';
import { button, labels, textOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { smallTemplate } from '../support/small-template.ts';
import { TimeKeeper } from '../support/time-keeper.ts';

let keeper: TimeKeeper;
beforeEach(async () => {
  vi.useFakeTimers();
  keeper = await TimeKeeper.open(closing(smallTemplate));
});
afterEach(async () => {
  await keeper.stop();
  vi.useRealTimers();
});

function shown(about: string) {
  const found = [...keeper.chat.messages.values()].find(({ view }) => textOf(view).includes(about));
  if (found === undefined) throw new Error(`Nothing shows « ${about} ».`);
  return { kind: 'private', view: found.view } as const;
}
/** The card of the exercise's board, in its thread. */
const card = () => shown('De quoi a-t-on besoin');
const writes = ['J’écris (one)', 'J’écris (many)'];
const mine = fr('button.mine');
const isOpen = () => expect(labels(card())).toEqual([...writes, mine, fr('button.ready')]);
const isClosed = () => {
  expect(labels(card())).toEqual([mine]);
  expect(textOf(card().view)).toContain('Le tableau est fermé');
};

describe('the card of a board that closes', () => {
  it('changes by itself when time runs out, along with the agenda’s', async () => {
    await keeper.pass(29.9);
    isOpen();
    expect(labels(shown('Étape 4 de 5'))).toContain(fr('button.contributeMenu'));
    await keeper.pass(0.2);
    isClosed();
    expect(textOf(shown('Étape 4 de 5').view)).toContain('(0, fermé)');
    expect(labels(shown('Étape 4 de 5'))).not.toContain(fr('button.contributeMenu'));
  });

  it('opens with the button under the notice, and closes again', async () => {
    await keeper.pass(30.1);
    const word = shown('⏰');
    expect(textOf(word.view)).toBe(fr('time.overClosed', { step: 'L’exercice', boards: 1 }));
    await keeper.ana.press(button(word, fr('button.extend')));
    await keeper.pass(0);
    isOpen();
    await keeper.pass(5.1);
    isClosed();
  });

  it('stays the same while time is paused', async () => {
    await keeper.pass(29);
    await keeper.use('pause');
    await keeper.pass(300);
    isOpen();
    await keeper.use('resume');
    await keeper.pass(1.1);
    isClosed();
  });

  it('changes when the workshop moves on, and when it comes back', async () => {
    await keeper.use('next');
    await keeper.pass(0.1);
    expect(labels(card())).toEqual([mine]);
    expect(textOf(card().view)).toContain('à une autre étape');
    await keeper.use('back');
    await keeper.pass(0.1);
    isOpen();
  });

  it('is closed by a program that was down when time ran out', async () => {
    await keeper.pass(10);
    await keeper.restart(60);
    isClosed();
  });

  it('is closed on time by a program that was restarted in the meantime, with nothing else to wake it', async () => {
    await keeper.pass(26);
    await keeper.restart();
    isOpen();
    await keeper.pass(4.1);
    isClosed();
  });

  it('is closed as soon as an unresponsive chat responds again', async () => {
    await keeper.pass(26);
    keeper.breakDown();
    await keeper.pass(10);
    isOpen();
    keeper.mend();
    await keeper.pass(1.1);
    isClosed();
  });
});
