import { describe, expect, it } from 'vitest';
import { readyLine } from '../../../src/agenda/view/ready-line.ts';
import { stepOf } from '../../../src/agenda/view/scene.ts';
import { boardsAtWork, timeNotice } from '../../../src/agenda/view/time-notices.ts';
import { timeboxLine } from '../../../src/agenda/view/timebox-line.ts';
import { neutralAccent, pillarAccent } from '../../../src/kernel/view/accent.ts';
import { ordinarySpaces, plainText } from '../../support/plain-view.ts';
import { en, fr, minute, now, Stage } from '../../support/scenes.ts';
import { expectSameShape } from '../../support/shape.ts';

const ends = now + 10 * minute;
const line = (pausedWith: number | undefined, t = fr) => {
  const timebox = { minutes: 10, endsAt: ends, pausedWith };
  return ordinarySpaces(plainText(timeboxLine(timebox, t) ?? []));
};

describe('the time that is left', () => {
  it('is nothing where no time was given', () => {
    expect(timeboxLine(null, fr)).toBeUndefined();
  });

  it('is a countdown that the platform keeps true', () => {
    expect(line(undefined)).toBe(`fin : <relative ${ends}>`);
    expect(line(undefined, en)).toBe(`end: <relative ${ends}>`);
  });

  it.each([
    [60_000, '1 minute restante', '1 minute left'],
    [60_001, '2 minutes restantes', '2 minutes left'],
    [1, '1 minute restante', '1 minute left'],
    [20 * 60_000, '20 minutes restantes', '20 minutes left'],
  ])('stands still while paused, in whole minutes: %i ms', (left, french, english) => {
    expect(line(left)).toContain(french);
    expect(line(left, en)).toContain(english);
  });
});

const atExercise = () => new Stage().at('exercice');
const ready = (...people: string[]) =>
  people.reduce((stage, who) => stage.by(who, { type: 'ready', step: 'exercice' }), atExercise());
const done = (stage: Stage, t = fr) => plainText(readyLine(stage.workshop, t) ?? []);

describe('how many are done', () => {
  it.each([
    [[], '', ''],
    [['nour'], '1\u00A0personne a terminé', '1\u00A0person is done'],
    [['nour', 'zoe'], '2\u00A0personnes ont terminé', '2\u00A0people are done'],
  ])('is counted, and never who: %j', (people, french, english) => {
    expect(done(ready(...people))).toBe(french);
    expect(done(ready(...people), en)).toBe(english);
  });

  it('starts anew with each step', () => {
    expect(done(ready('nour').at('retour'))).toBe('');
  });
});

const idsAtWork = (stage: Stage) => boardsAtWork(stage.scene()).map((board) => board.id);

describe('the step that a workshop is at', () => {
  it.each(['tour', 'pilier', 'exercice', 'pause', 'vote', 'suite'])('is %s', (id) => {
    expect(stepOf(new Stage().at(id).scene())?.id).toBe(id);
  });

  it('has the boards that people write on now, once they are open', () => {
    expect(idsAtWork(atExercise())).toEqual([]);
    const started = atExercise().by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(idsAtWork(started)).toEqual(['proches', 'loin']);
    expect(idsAtWork(started.at('pause'))).toEqual([]);
  });
});

const timebox = { minutes: 10, endsAt: ends };

const accentAt = (id: string) => timeNotice(new Stage().at(id).scene(), 'half', timebox).accent;

describe('a word on the time', () => {
  it.each(['half', 'soon'] as const)('is the same in both languages: %s', (notice) => {
    for (const id of ['tour', 'exercice', 'pause']) {
      const stage = new Stage().at(id);
      expectSameShape(
        timeNotice(stage.scene(fr), notice, timebox),
        timeNotice(stage.scene(en), notice, timebox),
      );
    }
  });

  it('has the colour of the pillar that people work on', () => {
    expect(accentAt('exercice')).toBe(pillarAccent('community'));
    expect(accentAt('pause')).toBe(neutralAccent);
  });
});
