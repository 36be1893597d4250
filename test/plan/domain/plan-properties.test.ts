import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decidePlan,
  evolvePlans,
  isBehind,
  keptPlans,
  lengthOf,
  nextPlanMoment,
  noPlans,
  planEventSchema,
  plansSchema,
  type PlanEvent,
  type PlanIntent,
  type PlansState,
} from '../../../src/plan/domain/plan.ts';
import { oddIds, participant } from '../../support/people.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
import { expectSame, throughJson } from '../../support/same.ts';

const minute = 60_000;
const ids = ['p1', 'p2', 'p3'];
const channels = ['salon', 'jardin', 'constructor'];
const id = fc.constantFrom(...ids, ...oddIds.filter((each) => each !== '__proto__'));

type Attempt = (now: number) => PlanIntent;

const planning = fc
  .record({ id, channel: fc.constantFrom(...channels), ahead: fc.integer({ min: 0, max: 90 }) })
  .map(({ id: each, channel, ahead }): Attempt => (now) => ({
    type: 'plan',
    id: each,
    now,
    channel,
    template: 'exemple',
    title: 'Notre atelier',
    startsAt: now + ahead * minute,
    endsAt: now + (ahead + 60) * minute,
  }));
const other = fc
  .record({
    type: fc.constantFrom('beginPlan' as const, 'callOff' as const, 'closePlan' as const),
    id,
  })
  .map(
    (intent): Attempt =>
      () =>
        intent,
  );
const life = fc.array(
  fc.record({ attempt: fc.oneof(planning, other), wait: fc.integer({ min: 0, max: 40 }) }),
  { maxLength: 30 },
);

function play(all: readonly { attempt: Attempt; wait: number }[]) {
  const events: PlanEvent[] = [];
  let state: PlansState = noPlans();
  let now = 1_000_000;
  for (const { attempt, wait } of all) {
    now += wait * minute;
    const before = structuredClone(state);
    const decided = decidePlan(state.plans, attempt(now), participant('ada'));
    expectSame(state, before);
    for (const event of decided.ok ? decided.value : []) {
      events.push(structuredClone(event));
      state = evolvePlans(state, event);
    }
  }
  return { events, state, now };
}

describe('whatever people plan', () => {
  it('what was recorded reads back, and written anew is the same plans and goes on alike', () => {
    fc.assert(
      fc.property(life, fc.nat(30), (all, at) => {
        const { events, state } = play(all);
        const read = events.map((event) => planEventSchema.parse(throughJson(event)));
        const early = structuredClone(read.slice(0, at)).reduce(evolvePlans, noPlans());
        expectSame(plansSchema.parse(throughJson(early)), early);
        const kept = planEventSchema.parse(throughJson(keptPlans(early)));
        const anew = [kept, ...read.slice(at)].reduce(evolvePlans, noPlans());
        expectSame(anew.plans, state.plans);
      }),
    );
  });

  it('a channel has one plan ahead at most', () => {
    fc.assert(
      fc.property(life, (all) => {
        const { state, now } = play(all);
        const ahead = Object.values(state.plans).filter((plan) => !isBehind(plan, now));
        expect(new Set(ahead.map(({ channel }) => channel)).size).toBe(ahead.length);
      }),
    );
  });

  it('a plan looks different only at moments to come, and for ever the same once behind', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 300 }), (all, later) => {
        const { state, now } = play(all);
        for (const plan of Object.values(state.plans)) {
          const next = nextPlanMoment(plan, now + later * minute);
          if (isBehind(plan, now + later * minute)) expect(next).toBeUndefined();
          else expect(next).toBeGreaterThan(now + later * minute);
        }
      }),
    );
  });

  it('is announced for whole quarters of an hour, never less than its steps last', () => {
    const [first] = sampleTemplate.steps;
    if (first === undefined) throw new Error('no step');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 480 }), { maxLength: 40 }), (all) => {
        const length = lengthOf({ steps: all.map((minutes) => ({ ...first, minutes })) });
        const least = all.reduce((before, minutes) => before + minutes, 0);
        expect(length % (15 * minute)).toBe(0);
        expect(length).toBeGreaterThanOrEqual(Math.max(30, least) * minute);
        expect(length).toBeLessThan((Math.max(30, least) + 15) * minute);
      }),
    );
  });
});
