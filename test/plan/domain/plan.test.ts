import { beforeEach, describe, expect, it } from 'vitest';
import {
  decidePlan,
  evolvePlans,
  isBehind,
  isOutdated,
  isReminderDue,
  keptPlans,
  lengthOf,
  nextPlanMoment,
  noPlans,
  planAhead,
  planEventSchema,
  plansSchema,
  type Plan,
  type PlanIntent,
} from '../../../src/plan/domain/plan.ts';
import { participant } from '../../support/people.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
import { throughJson } from '../../support/same.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 1_000_000;

class Plans {
  state = noPlans();

  try(intent: PlanIntent, by = participant('ada')): string {
    const decided = decidePlan(this.state.plans, intent, by);
    if (!decided.ok) return decided.error.kind;
    for (const event of decided.value)
      this.state = evolvePlans(this.state, planEventSchema.parse(throughJson(event)));
    return 'allowed';
  }

  plan(id: string, startsAt: number, more: { channel?: string; title?: string } = {}): string {
    return this.try({
      type: 'plan',
      id,
      now,
      channel: 'salon',
      template: 'exemple',
      title: 'Notre atelier',
      startsAt,
      endsAt: startsAt + 60 * minute,
      ...more,
    });
  }

  one(id: string): Plan {
    const plan = this.state.plans[id];
    if (plan === undefined) throw new Error(`no plan ${id}`);
    return plan;
  }
}

let plans: Plans;
beforeEach(() => {
  plans = new Plans();
});

describe('planning a workshop', () => {
  it('keeps one plan for each channel: planning again changes it', () => {
    plans.plan('p1', now + day);
    plans.plan('p2', now + 2 * day, { title: 'Plus tard' });
    plans.plan('p3', now + day, { channel: 'jardin' });
    expect(Object.keys(plans.state.plans)).toEqual(['p1', 'p3']);
    expect(plans.one('p1')).toMatchObject({
      title: 'Plus tard',
      startsAt: now + 2 * day,
      revision: 2,
    });
  });

  it.each([
    [now + 4 * minute, 'planTooSoon'],
    [now + 5 * minute, 'allowed'],
    [now + 366 * day, 'allowed'],
    [now + 366 * day + 1, 'planTooFar'],
    [now - day, 'planTooSoon'],
  ])('is allowed from five minutes to a year ahead (%i)', (startsAt, verdict) => {
    expect(plans.plan('p1', startsAt)).toBe(verdict);
  });

  it('starts another once the first is behind', () => {
    plans.plan('p1', now + day);
    plans.try({ type: 'beginPlan', id: 'p1' });
    plans.plan('p2', now + 2 * day);
    expect(planAhead(plans.state.plans, 'salon', now)?.id).toBe('p2');
  });

  it('is called off or begun only once', () => {
    plans.plan('p1', now + day);
    expect(plans.try({ type: 'callOff', id: 'p1' })).toBe('allowed');
    for (const type of ['callOff', 'beginPlan'] as const)
      expect(plans.try({ type, id: 'p1' })).toBe('planUnknown');
    expect(plans.try({ type: 'callOff', id: 'constructor' })).toBe('planUnknown');
  });

  it('is forgotten, and that again without harm', () => {
    plans.plan('p1', now + day);
    for (let time = 0; time < 2; time += 1)
      expect(plans.try({ type: 'closePlan', id: 'p1' })).toBe('allowed');
    expect(plans.state.plans).toEqual({});
  });

  it('reads back from what was recorded', () => {
    plans.plan('p1', now + day);
    expect(plansSchema.parse(throughJson(plans.state))).toEqual(plans.state);
  });

  it('is of people alone', () => {
    plans.plan('p1', now + day);
    const robot = { ...participant('robot'), bot: true };
    expect(plans.try({ type: 'callOff', id: 'p1' }, robot)).toBe('notAPerson');
    expect(plans.one('p1').status).toBe('ahead');
  });

  it('must be removed from the records once forgotten, unless everything is kept forever', () => {
    plans.plan('p1', now + day);
    plans.plan('p2', now + day, { channel: 'jardin' });
    expect(isOutdated(plans.state, 'oneYear')).toBe(false);
    plans.try({ type: 'closePlan', id: 'p1' });
    expect(isOutdated(plans.state, 'forever')).toBe(false);
    expect(isOutdated(plans.state, 'oneYear')).toBe(true);
    const kept = planEventSchema.parse(throughJson(keptPlans(plans.state)));
    const anew = evolvePlans(noPlans(), kept);
    expect(anew).toEqual({ plans: { p2: plans.one('p2') }, stale: false });
  });
});

const at = (minutes: number) => now + day + minutes * minute;

describe('the hours of a plan', () => {
  it('are a quarter of an hour before, and an hour after, when nobody waits any longer', () => {
    plans.plan('p1', at(0));
    const plan = plans.one('p1');
    expect([-16, -15, 0, 59, 60].map((each) => isReminderDue(plan, at(each)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(isBehind(plan, at(60))).toBe(true);
    expect([-20, -15, 10, 60].map((each) => nextPlanMoment(plan, at(each)))).toEqual([
      at(-15),
      at(60),
      at(60),
      undefined,
    ]);
  });

  it('are none once it has begun or is called off', () => {
    plans.plan('p1', at(0));
    plans.try({ type: 'beginPlan', id: 'p1' });
    expect(isReminderDue(plans.one('p1'), at(0))).toBe(false);
    expect(nextPlanMoment(plans.one('p1'), now)).toBeUndefined();
  });

  it('end after the sum of the steps, ten minutes for those without, by quarters of an hour', () => {
    // 15 + 20 + 5 + 10 minutes, and seven steps without a duration.
    expect(lengthOf(sampleTemplate)).toBe(120 * minute);
    expect(lengthOf({ steps: [] })).toBe(30 * minute);
  });
});
