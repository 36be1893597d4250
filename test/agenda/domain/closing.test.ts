import { describe, expect, it } from 'vitest';
import { closedBoard, writableBoards } from '../../../src/agenda/domain/closing.ts';
import type { WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openedByAda,
  type WorkshopRun,
} from '../../support/workshops.ts';
import { closing } from '../../support/closing-template.ts';
import { sampleTemplate } from '../../support/sample-template.ts';

/** Exercise 1 has twenty minutes and the debrief after it five; both close. Exercise 2 does not. */
const template = closing(sampleTemplate);
const opened = () => openedByAda(template);
const start = (exercise: string): WorkshopIntent => ({ type: 'startExercise', exercise });
const next: WorkshopIntent = { type: 'next', skipOptional: false };
const back: WorkshopIntent = { type: 'back' };
const extend = (minutes: number): WorkshopIntent => ({ type: 'extend', minutes });
const edit = (id: string, idee = 'mieux'): WorkshopIntent => ({
  type: 'editContribution',
  id,
  values: { idee },
  anonymous: false,
});
const near = idea('un banc', { board: 'proches' });

/** At exercise 1, which has just been started. */
const atWork = () => opened().do(ada, start('cercles'));

/** What would happen to a contribution to exercise 1 now. */
const verdict = (run: WorkshopRun) => run.verdict(bo, near);

describe('the boards of a step that closes', () => {
  it('take contributions until its end, and then say when that was', () => {
    const run = atWork();
    const ends = run.now + 20 * 60_000;
    run.now = ends - 1;
    expect(verdict(run)).toBe('allowed');
    run.now = ends;
    expect(run.try(bo, near)).toEqual({ ok: false, error: { kind: 'boardTimeUp', at: ends } });
    run.wait(60 * 24);
    expect(run.try(bo, near)).toEqual({ ok: false, error: { kind: 'boardTimeUp', at: ends } });
  });

  it('take no edits or collected messages either, but let people withdraw', () => {
    const run = atWork().do(bo, near);
    run.wait(20);
    expect(run.verdict(bo, edit('c1'))).toBe('boardTimeUp');
    expect(run.verdict(chi, collecting({ board: 'lointains' }))).toBe('boardTimeUp');
    expect(run.verdict(bo, { type: 'withdrawContribution', id: 'c1' })).toBe('allowed');
  });

  it('are closed to facilitators too', () => {
    const run = atWork();
    run.wait(20);
    expect(run.verdict(ada, near)).toBe('boardTimeUp');
  });

  it('say that they are closed before they say what is wrong with what was typed', () => {
    const run = atWork().do(bo, near);
    run.wait(20);
    expect(run.verdict(bo, { ...near, values: {} })).toBe('boardTimeUp');
    expect(run.verdict(bo, edit('c1', ''))).toBe('boardTimeUp');
  });

  it('refuse somebody else’s or a withdrawn contribution before they say that they are closed', () => {
    const run = atWork().do(bo, near, near, { type: 'withdrawContribution', id: 'c2' });
    run.wait(20);
    expect(run.verdict(chi, edit('c1'))).toBe('notYourContribution');
    expect(run.verdict(bo, edit('c2'))).toBe('contributionUnknown');
  });

  it('open again, also for edits, once minutes are added', () => {
    const run = atWork().do(bo, near);
    run.wait(45);
    run.do(ada, extend(5));
    expect(verdict(run)).toBe('allowed');
    expect(run.verdict(bo, edit('c1'))).toBe('allowed');
    run.wait(5);
    expect(verdict(run)).toBe('boardTimeUp');
  });

  it('stay open while time is paused, and close once the rest has passed', () => {
    const run = atWork();
    run.wait(19);
    run.do(ada, { type: 'pause' });
    run.wait(500);
    expect(verdict(run)).toBe('allowed');
    run.do(ada, { type: 'resume' });
    expect(verdict(run)).toBe('allowed');
    run.wait(1);
    expect(verdict(run)).toBe('boardTimeUp');
  });

  it('stay closed when time that ran out is paused or resumed', () => {
    const run = atWork();
    run.wait(21);
    run.do(ada, { type: 'pause' });
    expect(run.try(bo, near)).toMatchObject({ error: { at: run.now - 60_000 } });
    run.do(ada, { type: 'resume' });
    expect(verdict(run)).toBe('boardTimeUp');
    run.do(ada, { type: 'pause' }, extend(1));
    expect(verdict(run)).toBe('allowed');
  });
});

describe('a step that closes, when the workshop is elsewhere', () => {
  it('closes its boards as soon as the workshop moves on, even with time left', () => {
    const run = atWork().do(ada, next);
    expect(run.try(bo, near)).toEqual({ ok: false, error: { kind: 'boardOfAnotherStep' } });
  });

  it('opens them again, without a time limit, when the workshop comes back', () => {
    const run = atWork();
    run.wait(30);
    run.do(ada, next, back);
    expect(verdict(run)).toBe('allowed');
    run.wait(600);
    expect(verdict(run)).toBe('allowed');
    run.do(ada, extend(5));
    run.wait(5);
    expect(verdict(run)).toBe('boardTimeUp');
  });

  it('closes them when the workshop goes back before it, and opens them on return', () => {
    const run = opened().do(ada, next, next, next, next, next, start('cercles'), back);
    expect(verdict(run)).toBe('boardOfAnotherStep');
    run.do(ada, next);
    expect(verdict(run)).toBe('allowed');
  });

  it('is not affected by the time of the workshop’s current step', () => {
    const run = atWork().do(ada, next);
    const debrief = idea('un mot', { board: 'retours' });
    expect(run.verdict(bo, debrief)).toBe('allowed');
    run.wait(5);
    expect(run.verdict(bo, debrief)).toBe('boardTimeUp');
    expect(verdict(run)).toBe('boardOfAnotherStep');
  });

  it('becomes current once its exercise is started from anywhere', () => {
    expect(verdict(opened().do(ada, start('cercles')))).toBe('allowed');
    const run = opened().do(ada, start('futurs'), start('cercles'));
    expect(verdict(run)).toBe('allowed');
    run.wait(20);
    expect(verdict(run)).toBe('boardTimeUp');
  });

  it('does not report an unopened board as closed', () => {
    const run = opened().do(ada, next, next, next, next, next, extend(1));
    run.wait(1);
    expect(run.step).toBe('exercice-1');
    expect(verdict(run)).toBe('boardNotOpen');
    expect(closedBoard(run.opened(), 'proches', run.now)).toBeUndefined();
    expect(run.verdict(bo, collecting({ board: 'proches' }))).toBe('boardNotOpen');
  });

  it('has nothing to close once the workshop is over', () => {
    const run = atWork().do(ada, { type: 'end' });
    expect(verdict(run)).toBe('workshopClosed');
  });
});

describe('the boards of any other step', () => {
  it('stay open after its time and after the step, whatever the template', () => {
    const plain = openedByAda().do(ada, start('cercles'));
    plain.wait(60);
    expect(verdict(plain)).toBe('allowed');
    expect(verdict(plain.do(ada, next))).toBe('allowed');
  });

  it('stay open beside one that closes', () => {
    const run = opened().do(ada, { type: 'openPillar', pillar: 'sharing' }, start('futurs'));
    run.do(ada, start('cercles'));
    run.wait(20);
    expect(run.verdict(bo, idea('ici'))).toBe('allowed');
    expect(run.verdict(bo, idea('là', { board: 'sobre', form: 'un' }))).toBe('allowed');
    expect(writableBoards(run.opened(), run.now)).toEqual(['traces', 'sobre', 'abondant']);
  });
});
