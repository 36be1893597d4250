import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollIntent } from '../../../src/poll/domain/intents.ts';
import type { PollRules } from '../../../src/poll/domain/rules.ts';
import { keptBack } from '../../../src/poll/domain/tally.ts';
import { participant } from '../../support/people.ts';
import { everythingSeen, readUncached } from '../../support/poll-seen.ts';
import { openPoll, rules, setUp, type PollRun } from '../../support/polls.ts';
import { runs } from '../../support/runs.ts';

const ids = ['a', 'b', 'c', 'o4', 'o5'];
const first = ids.slice(0, 3);
const people = ['Xanthippe', 'Yolande', 'Zénobie', 'Wilhelmine', 'Ursule'];
const places = people.map((_, place) => place);

interface Ballot {
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly comment: string;
}

/** An action by somebody: `who` is an index into the people. */
type Step =
  | ({ readonly do: 'vote'; readonly who: number; readonly stale: boolean } & Ballot)
  | { readonly do: 'withdraw'; readonly who: number }
  | {
      readonly do: 'edit';
      readonly add: boolean;
      readonly reword: boolean;
      readonly hours: number;
    };

const choice = fc.subarray(ids);
const anyBallot: fc.Arbitrary<Ballot> = fc.record({
  yes: choice,
  ifNeedBe: choice,
  comment: fc.constantFrom('', 'un mot', 'un autre', 'été', 'éte\u0301', '🌱'),
});
const who = fc.constantFrom(...places);
const anyVote: fc.Arbitrary<Step> = fc
  .tuple(who, anyBallot, fc.boolean())
  .map(([at, ballot, stale]) => ({ do: 'vote', who: at, stale, ...ballot }));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: anyVote },
  { weight: 2, arbitrary: who.map((at): Step => ({ do: 'withdraw', who: at })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.boolean(), fc.integer({ min: 4, max: 90 }))
      .map(([add, reword, hours]): Step => ({ do: 'edit', add, reword, hours })),
  },
);
const anyHistory = fc.record({
  steps: fc.array(anyStep, { maxLength: 14, size: 'max' }),
  end: fc.constantFrom('open', 'closed', 'with its workshop'),
});
type History = typeof anyHistory extends fc.Arbitrary<infer Kind> ? Kind : never;
const anyCast = fc.shuffledSubarray(people, { minLength: people.length });

function begin(more: Partial<PollRules>): PollRun {
  return openPoll({ type: 'create', setUp: setUp(first, { rules: { ...rules, ...more } }) });
}

function intentOf(step: Step, { state, now }: PollRun): PollIntent {
  const options = state.setUp?.options ?? [];
  if (step.do === 'withdraw') return { type: 'withdraw' };
  if (step.do === 'edit') {
    const lines = options.map(({ label }, at) => ({
      label: step.reword && at === 0 ? `${label} !` : label,
    }));
    const closesAt = now + step.hours * 3_600_000;
    return {
      type: 'change',
      options: step.add ? [...lines, { label: `Choix ${lines.length}` }] : lines,
      closesAt,
    };
  }
  const shown = options.map(({ id }) => id);
  const within = (list: readonly string[]) => list.filter((id) => shown.includes(id));
  const asked = { options: step.stale ? first.length : shown.length, wording: state.wording };
  const { comment } = step;
  return { type: 'vote', yes: within(step.yes), ifNeedBe: within(step.ifNeedBe), comment, asked };
}

/** Everything seen on the way and at the end when these people go through the same history. */
function seenDuring({ steps, end }: History, cast: readonly string[], more: Partial<PollRules>) {
  const run = begin(more);
  const seen = steps.map((step) => {
    const by = step.do === 'edit' ? participant('ada') : participant(cast[step.who] ?? '');
    const { ok } = run.try(intentOf(step, run), by);
    return [ok, readUncached(run.state)];
  });
  if (end !== 'open')
    run.try({ type: 'close', ...(end === 'closed' ? {} : { withWorkshop: true }) });
  return { run, seen: JSON.stringify([seen, everythingSeen(run.state)]) };
}

const anonymous = { named: false };

describe('everything an anonymous poll shows to people other than the voter', () => {
  it('is the same whoever did what, whatever was voted, changed, withdrawn, edited and said', () => {
    fc.assert(
      fc.property(anyHistory, anyCast, anyCast, (history, one, other) => {
        const { seen } = seenDuring(history, one, anonymous);
        expect(seenDuring(history, other, anonymous).seen).toBe(seen);
        expect(people.filter((name) => seen.includes(name))).toEqual([]);
      }),
      runs(20),
    );
  });

  it('is the same at the end whatever the order of the ballots, and whenever adding an option was attempted', () => {
    const votes = fc.array(anyBallot, { minLength: 1, maxLength: people.length });
    const twoOrders = votes.chain((ballots) => {
      const order = fc.shuffledSubarray(ballots, { minLength: ballots.length });
      const tried = fc.integer({ min: 1, max: ballots.length });
      return fc.tuple(fc.tuple(order, tried), fc.tuple(order, tried));
    });
    const after = ([ballots, tried]: readonly [readonly Ballot[], number], end: History['end']) => {
      const cast = ballots.map((ballot, who): Step => ({
        do: 'vote',
        who,
        stale: false,
        ...ballot,
      }));
      const edit: Step = { do: 'edit', add: true, reword: false, hours: 5 };
      return seenDuring({ steps: cast.toSpliced(tried, 0, edit), end }, people, anonymous).run
        .state;
    };
    fc.assert(
      fc.property(twoOrders, fc.constantFrom('open', 'closed'), ([one, other], end) => {
        expect(everythingSeen(after(other, end))).toBe(everythingSeen(after(one, end)));
      }),
      runs(15),
    );
  });

  /** The same actions by the same people, who say other things. */
  const twoMinds = anyHistory.chain((history) => {
    const other = fc
      .array(anyBallot, { minLength: history.steps.length, maxLength: history.steps.length })
      .map((ballots): History => ({
        ...history,
        steps: history.steps.map((step, at) =>
          step.do === 'vote' ? { ...step, ...ballots[at] } : step,
        ),
      }));
    return fc.tuple(fc.constant(history), other);
  });

  it('reveals no stances or comments before the close, nor after it with fewer than three ballots', () => {
    let kept = 0;
    fc.assert(
      fc.property(twoMinds, anyCast, ([one, other], cast) => {
        const [as, or] = [seenDuring(one, cast, anonymous), seenDuring(other, cast, anonymous)];
        const isPublic = keptBack(as.run.state) === undefined;
        expect(isPublic).toBe(as.run.state.status === 'closed' && as.run.state.voters >= 3);
        if (isPublic) return;
        if (as.run.state.status === 'closed') kept += 1;
        expect(or.seen).toBe(as.seen);
      }),
      runs(20),
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('differs if names are shown, which proves that the tests above can fail', () => {
    const ballot = { stale: false, ifNeedBe: [], comment: '' };
    const history: History = {
      steps: first.map((id, at) => ({ do: 'vote', who: at, yes: [id], ...ballot })),
      end: 'closed',
    };
    const [one, other] = [people, people.toReversed()].map(
      (cast) => seenDuring(history, cast, {}).seen,
    );
    expect(one).not.toBe(other);
    expect(seenDuring(history, people, anonymous).seen).toContain('★');
  });
});
