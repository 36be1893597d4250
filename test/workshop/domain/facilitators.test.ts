import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../src/workshop/domain/state.ts';
import type { WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import { bot, moderator, oddIds, participant } from '../../support/people.ts';
import { ada, bo, chi, openedByAda, openIntent, WorkshopRun } from '../../support/workshops.ts';

const handTo = (id: string): WorkshopIntent => ({ type: 'handOver', to: participant(id) });
const takeFrom = (from: string): WorkshopIntent => ({ type: 'takeOver', from });
const administrator = (id: string) => ({ ...participant(id), administers: true });
const dee = administrator('dee');
const next: WorkshopIntent = { type: 'next', skipOptional: false };

describe('taking over', () => {
  it('replaces a facilitator by an administrator, who facilitates from then on', () => {
    const run = openedByAda().do(dee, takeFrom('ada'));
    expect(run.state).toMatchObject({ facilitators: ['dee'], formerFacilitators: ['ada'] });
    expect(run.verdict(participant('dee'), next)).toBe('allowed');
    expect(run.try(ada, next)).toEqual({
      ok: false,
      error: { kind: 'notFacilitator', facilitators: ['dee'] },
    });
  });

  it('leaves the other facilitators as they were', () => {
    const run = openedByAda().do(ada, handTo('bo')).do(dee, takeFrom('ada'));
    expect(run.state.facilitators).toEqual(['bo', 'dee']);
    expect(run.verdict(bo, next)).toBe('allowed');
  });

  it('is for administrators: neither for moderators nor for facilitators', () => {
    const run = openedByAda().do(ada, handTo('bo'));
    for (const by of [moderator('eve'), bo, chi])
      expect(run.verdict(by, takeFrom('ada'))).toBe('notAdministrator');
    expect(run.verdict({ ...bot, administers: true }, takeFrom('ada'))).toBe('notAPerson');
    expect(run.state.facilitators).toEqual(['ada', 'bo']);
  });

  it.each(['dee', 'bo', ...oddIds])('is only from somebody who facilitates: %j', (from) => {
    expect(openedByAda().try(dee, takeFrom(from))).toEqual({
      ok: false,
      error: { kind: 'notAFacilitator', person: from },
    });
  });

  it('is not from oneself, even if one facilitates', () => {
    const run = openedByAda().do(ada, handTo('dee'));
    expect(run.verdict(dee, takeFrom('dee'))).toBe('notAFacilitator');
  });

  it('happens once', () => {
    const run = openedByAda().do(dee, takeFrom('ada'));
    expect(run.verdict(dee, takeFrom('ada'))).toBe('notAFacilitator');
    expect(run.verdict(administrator('fay'), takeFrom('ada'))).toBe('notAFacilitator');
    expect(run.state.facilitators).toEqual(['dee']);
  });

  it('is undone by handing over to the same person again', () => {
    const run = openedByAda().do(dee, takeFrom('ada'), handTo('ada'));
    expect(run.state).toMatchObject({ facilitators: ['dee', 'ada'], formerFacilitators: [] });
    expect(run.verdict(ada, next)).toBe('allowed');
  });

  it('brings back an administrator who was replaced before', () => {
    const run = openedByAda().do(ada, handTo('dee'));
    run.do(administrator('fay'), takeFrom('dee')).do(dee, takeFrom('fay'));
    expect(run.state).toMatchObject({
      facilitators: ['ada', 'dee'],
      formerFacilitators: ['fay'],
    });
  });

  it('comes before the end, and after the opening', () => {
    expect(new WorkshopRun().verdict(dee, takeFrom('ada'))).toBe('noWorkshop');
    const over = openedByAda().do(ada, { type: 'end' });
    expect(over.try(dee, takeFrom('ada'))).toEqual({
      ok: false,
      error: { kind: 'workshopClosed', at: over.now },
    });
  });

  it('touches neither the agenda nor the time of the step', () => {
    const run = openedByAda().do(ada, next, { type: 'extend', minutes: 10 }, { type: 'pause' });
    const { agenda, timebox } = structuredClone(run.state);
    run.wait(3);
    run.do(dee, takeFrom('ada'));
    expect(run.state).toMatchObject({ agenda, timebox });
  });

  it('says who opened the workshop all the same', () => {
    const run = openedByAda().do(dee, takeFrom('ada'));
    expect(run.opened().opening.facilitator).toBe('ada');
  });
});

describe('people who hand over and take over', () => {
  const people = ['ada', 'bo', 'chi', 'dee'];
  const id = fc.constantFrom(...people);
  const change = fc.record({
    by: id,
    intent: fc.oneof(id.map(handTo), id.map(takeFrom)),
  });

  it('a workshop always has a facilitator, each of them once and none of them a former one', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const run = openedByAda();
        for (const { by, intent } of changes) {
          run.try(administrator(by), intent);
          const { facilitators, formerFacilitators } = run.state;
          expect(facilitators.length).toBeGreaterThan(0);
          const all = [...facilitators, ...formerFacilitators];
          expect(new Set(all).size).toBe(all.length);
        }
      }),
    );
  });

  it('only a facilitator can move the agenda afterwards', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const run = openedByAda();
        for (const { by, intent } of changes) run.try(administrator(by), intent);
        for (const one of people) {
          const may = run.state.facilitators.includes(one);
          expect(run.verdict(participant(one), { type: 'extend', minutes: 1 })).toBe(
            may ? 'allowed' : 'notFacilitator',
          );
        }
      }),
    );
  });
});

describe('a button pressed twice', () => {
  it('moves one step on: the second press is for a step that is over', () => {
    const run = openedByAda();
    const once = { ...next, from: 'accueil' } as const;
    expect(run.verdict(ada, once)).toBe('allowed');
    expect(run.verdict(ada, once)).toBe('alreadyMoved');
    expect(run.step).toBe('territoire');
  });

  it('moves one step back, by whichever facilitator', () => {
    const run = openedByAda().do(ada, handTo('bo'), next, next);
    const back = { type: 'back', from: 'deroulement' } as const;
    expect(run.verdict(ada, back)).toBe('allowed');
    expect(run.verdict(bo, back)).toBe('alreadyMoved');
    expect(run.step).toBe('territoire');
  });

  it.each(oddIds)('on a step that never was moves nothing: %j', (from) => {
    const run = openedByAda();
    expect(run.verdict(ada, { ...next, from })).toBe('alreadyMoved');
    expect(run.verdict(ada, { type: 'back', from })).toBe('alreadyMoved');
    expect(run.step).toBe('accueil');
  });

  it('opens one workshop', () => {
    const run = openedByAda();
    const before = structuredClone(run.state);
    expect(run.verdict(bo, openIntent)).toBe('workshopExists');
    expect(run.state).toEqual(before);
  });

  it('ends it once, and asks for one summary', () => {
    const run = openedByAda().do(ada, { type: 'end' });
    expect(run.verdict(ada, { type: 'end' })).toBe('workshopClosed');
    expect(run.state.summaryAsked).toBe(1);
    expect(isOpen(run.state)).toBe(false);
  });
});
