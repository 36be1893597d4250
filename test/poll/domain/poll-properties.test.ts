import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/kernel/people.ts';
import type { PollIntent } from '../../../src/poll/domain/intents.ts';
import { emptyPoll, pollEventSchema, pollStateSchema } from '../../../src/poll/domain/state.ts';
import { evolvePoll } from '../../../src/poll/domain/fold.ts';
import { tally } from '../../../src/poll/domain/tally.ts';
import { bot, oddIds, participant } from '../../support/people.ts';
import { asked, openPoll, PollRun, rules, setUp } from '../../support/polls.ts';
import { expectSame, throughJson } from '../../support/same.ts';

describe('whatever people do', () => {
  const ids = ['a', 'b', 'c', 'constructor'];
  const later = ['o5', 'o6', 'o7', 'o8', 'o9'];
  const voters = ['ada', 'bo', 'chi', 'dee', ...oddIds].map(participant);
  const known = fc.array(fc.constantFrom(...ids, 'o5', 'o9'), { maxLength: 6 });
  const any = fc.array(fc.constantFrom(...ids, ...oddIds), { maxLength: 4 });
  const choice = fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: any });
  const labels = setUp(ids).options.map(({ label }) => ({ label }));
  /** Adds options, the last of which is limited to two people. */
  const changing = (more: number): PollIntent => ({
    type: 'change',
    options: [
      ...labels,
      ...Array.from({ length: more }, (_, index) => ({
        label: `De plus ${index}`,
        ...(index === 4 ? { limit: 2 } : {}),
      })),
    ],
  });
  const intent: fc.Arbitrary<PollIntent> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        type: fc.constant('vote'),
        yes: choice,
        ifNeedBe: choice,
        asked: fc.constant(asked),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('sayYes'),
        at: fc.integer({ min: -1, max: 9 }),
        asked: fc.constant(asked),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ type: 'withdraw' }) },
    { weight: 1, arbitrary: fc.constantFrom({ type: 'open' }, { type: 'close' }) },
    { weight: 1, arbitrary: fc.constant({ type: 'create', setUp: setUp(ids) }) },
    { weight: 2, arbitrary: fc.nat(5).map(changing) },
  );
  const who = fc.option(fc.constantFrom(...voters, bot), { freq: 20 });
  const attempts = fc.array(fc.tuple(intent, who), { maxLength: 60, size: 'max' });
  const holding = fc.record({ ready: fc.boolean(), ifNeedBe: fc.boolean() });

  type Model = Map<string, { yes: Set<string>; ifNeedBe: Set<string> }>;

  function begin({ ready, ifNeedBe }: { ready: boolean; ifNeedBe: boolean }): PollRun {
    const intents = {
      type: 'create' as const,
      setUp: setUp(ids, { rules: { ...rules, ifNeedBe } }),
    };
    return ready ? openPoll(intents) : new PollRun();
  }

  /** Keeps each voter's latest vote in the simplest way. */
  function remember(model: Model, run: PollRun, each: PollIntent, by: Actor | null): void {
    if (by === null) return;
    if (each.type === 'withdraw') model.delete(by.id);
    if (each.type === 'sayYes') {
      const { yes, ifNeedBe } = model.get(by.id) ?? { yes: new Set(), ifNeedBe: new Set() };
      const option = [...ids, ...later][each.at] ?? '';
      ifNeedBe.delete(option);
      model.set(by.id, { yes: yes.add(option), ifNeedBe });
    }
    if (each.type !== 'vote') return;
    const three = run.state.setUp?.rules.ifNeedBe === true;
    model.set(by.id, { yes: new Set(each.yes), ifNeedBe: new Set(three ? each.ifNeedBe : []) });
  }

  function recount(model: Model, run: PollRun) {
    const ballots = [...model.values()];
    const present = [...ids, ...later.slice(0, run.state.added.length)];
    const sums = present.map((id) => ({
      yes: ballots.filter(({ yes }) => yes.has(id)).length,
      ifNeedBe: ballots.filter(({ yes, ifNeedBe }) => ifNeedBe.has(id) && !yes.has(id)).length,
    }));
    const most = Math.max(...sums.map(({ yes }) => yes));
    return sums.map((sum, index) => ({
      id: present[index],
      ...sum,
      best: sum.yes === most && most > 0,
    }));
  }

  it('the tally is that of everyone’s latest ballot, and a closed poll never changes', () => {
    fc.assert(
      fc.property(holding, attempts, (held, all) => {
        const run = begin(held);
        const model: Model = new Map();
        for (const [each, by] of all) {
          const before = run.state.status === 'closed' ? structuredClone(run.state) : undefined;
          if (run.try(each, by).ok) remember(model, run, each, by);
          if (before !== undefined) expectSame(run.state, before);
          expect(run.state.voters).toBe(model.size);
          if (run.state.status === 'none') continue;
          const counted = tally(run.state).map(({ option, ...line }) => ({
            id: option.id,
            ...line,
          }));
          expect(counted).toEqual(recount(model, run));
          for (const { option, yes } of tally(run.state))
            expect(yes).toBeLessThanOrEqual(option.limit ?? Infinity);
        }
      }),
    );
  });

  it('recorded events read back, and fold to the same poll from the start or from any snapshot', () => {
    fc.assert(
      fc.property(holding, attempts, fc.nat(60), (held, all, at) => {
        const run = begin(held);
        for (const [each, by] of all) run.try(each, by);
        const read = run.events.map((event) => pollEventSchema.parse(throughJson(event)));
        const early = read.slice(0, at).reduce(evolvePoll, emptyPoll('p1'));
        const snapshot = pollStateSchema.parse(throughJson(early));
        expectSame(read.slice(at).reduce(evolvePoll, snapshot), run.state);
        expectSame(read.reduce(evolvePoll, emptyPoll('p1')), run.state);
      }),
    );
  });
});
