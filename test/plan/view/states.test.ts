import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPlacement } from '../../../src/kernel/placement.ts';
import type { Plan } from '../../../src/plan/domain/plan.ts';
import { planActions } from '../../../src/plan/view/actions.ts';
import { planReceipt, type PlanReceipt } from '../../../src/plan/view/receipt.ts';
import { planDescription, planSurfaces } from '../../../src/plan/view/surfaces.ts';
import { anyWords } from '../../support/any-text.ts';
import { ordinarySpaces, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { en, fr, minute, now } from '../../support/scenes.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { expectSameShape } from '../../support/shape.ts';
import { posts } from '../../support/surfaces.ts';

const plan: Plan = {
  id: 'p1',
  by: 'ana',
  channel: '100',
  template: 'verger',
  title: 'Au verger',
  startsAt: now + 60 * minute,
  endsAt: now + 120 * minute,
  plannedAt: now,
  revision: 1,
  status: 'ahead',
  placement: emptyPlacement(),
};
const receipt = (given: Omit<PlanReceipt, 'plan'>, t = fr) => planReceipt({ plan, ...given }, t);
const reminders = (changes: Partial<Plan>, at: number, t = fr) =>
  posts(planSurfaces({ plan: { ...plan, ...changes }, now: at, taken: false, t }));

describe('the receipt of a plan', () => {
  it.each([
    [{ isNew: true }, 'Je l’annonce dans les évènements', 'I’ve added it to'],
    [{ isNew: false }, 'C’est changé :', 'Changed:'],
    [
      { isNew: true, announced: false },
      'Tout le monde n’a pas accès à ce salon',
      'Not everyone can see',
    ],
    [{ isNew: false, announced: false }, 'je n’en dis rien dans', 'I’m keeping it out of'],
    [{ isNew: true, calendar: false }, 'C’est prévu :', 'Scheduled:'],
  ])('says what will be done, and no more: %j', (given, french, english) => {
    expect(plainView(receipt(given))).toContain(french);
    expect(plainView(receipt(given, en))).toContain(english);
    expectSameShape(receipt(given), receipt(given, en));
  });

  it('promises no announcement where there is no calendar', () => {
    for (const announced of [true, false])
      expect(plainView(receipt({ isNew: true, calendar: false, announced }))).not.toMatch(
        /évènement/u,
      );
  });

  it('always says when, and offers to call that very plan off', () => {
    for (const isNew of [true, false])
      for (const announced of [true, false]) {
        const view = receipt({ isNew, announced });
        expect(plainView(view)).toContain(`<moment ${plan.startsAt}>`);
        expect(buttonsOf(view).map(({ action }) => action)).toEqual([
          planActions.callOff.ref({ plan: 'p1' }),
        ]);
      }
  });
});

describe('the reminder of a plan', () => {
  it.each([
    ['an hour before', -60, 0],
    ['sixteen minutes before', -16, 0],
    ['a quarter of an hour before', -15, 1],
    ['at its very time', 0, 1],
  ])('is there when it is of use: %s', (_when, minutes, count) => {
    expect(reminders({}, plan.startsAt + minutes * minute)).toHaveLength(count);
  });

  it.each(['begun', 'calledOff'] as const)('is not there once the plan is %s', (status) => {
    expect(reminders({ status }, plan.startsAt)).toEqual([]);
  });

  it('is another one when the plan was changed, so that people are told again', () => {
    const keyOf = (changes: Partial<Plan>) => reminders(changes, plan.startsAt)[0]?.key;
    expect(
      new Set([keyOf({}), keyOf({ revision: 2 }), keyOf({ startsAt: plan.startsAt - minute })])
        .size,
    ).toBe(3);
  });

  it('has its title as it was typed, in both languages', () => {
    fc.assert(
      fc.property(anyWords, (title) => {
        for (const t of [fr, en]) {
          const [post] = reminders({ title }, plan.startsAt, t);
          expect(JSON.stringify(post?.view().blocks)).toContain(JSON.stringify(title));
        }
      }),
      { numRuns: 20 },
    );
  });
});

const lines = (t = fr) => ordinarySpaces(planDescription(sceneTemplate, t)).split('\n');

describe('the agenda in a calendar', () => {
  it('has a line for each step, in their order, with its time if it has one', () => {
    const steps = lines().filter((line) => line.startsWith('• '));
    expect(steps).toHaveLength(sceneTemplate.steps.length);
    for (const [at, { title, minutes }] of sceneTemplate.steps.entries()) {
      expect(steps[at]).toContain(title['fr']);
      expect(/\d+ min/u.test(steps[at] ?? '')).toBe(minutes !== undefined);
    }
  });

  it('says which step may be skipped', () => {
    expect(lines()).toContain('• Pause (10 min, facultatif)');
    expect(lines().filter((line) => line.includes('facultatif'))).toHaveLength(1);
  });

  it('is as long in English', () => {
    expect(lines(en)).toHaveLength(lines().length);
    expect(planDescription(undefined, en)).toBe('You’ll see the agenda when the workshop opens.');
  });
});
