import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { participant } from '../../support/people.ts';
import { everythingSeen } from '../../support/poll-seen.ts';
import { asked, openPoll, rules, setUp } from '../../support/polls.ts';

const options = ['a', 'b', 'c'];
const people = ['ada', 'bo', 'chi', 'dee', 'eve'];

interface Said {
  readonly who: string;
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly comment: string;
}

const choice = fc.subarray(options);
const anyVote = fc.record({
  yes: choice,
  ifNeedBe: choice,
  comment: fc.constantFrom('', 'un mot', 'un autre'),
});

/** The same people in the same order, who say one thing or the other. */
const twoVotes = fc
  .uniqueArray(fc.constantFrom(...people), { minLength: 1 })
  .chain((who) =>
    fc
      .tuple(
        fc.array(anyVote, { minLength: who.length, maxLength: who.length }),
        fc.array(anyVote, { minLength: who.length, maxLength: who.length }),
      )
      .map((both) =>
        both.map((votes) => votes.map((said, index) => ({ ...said, who: who[index] ?? '' }))),
      ),
  );

function pollOf(
  held: { resultsWhileOpen: boolean; named: boolean; closed: boolean },
  votes: readonly Said[],
): PollState {
  const { resultsWhileOpen, named } = held;
  const run = openPoll({
    type: 'create',
    setUp: setUp(options, { rules: { ...rules, resultsWhileOpen, named } }),
  });
  for (const { who, comment, yes, ifNeedBe } of votes)
    run.try({ type: 'vote', yes, ifNeedBe, comment, asked }, participant(who));
  if (held.closed) run.try({ type: 'close' });
  return run.state;
}

const votes = (yes: string[]) => [{ who: 'ada', yes, ifNeedBe: [], comment: '' }];

describe('a hidden poll', () => {
  it('looks the same whatever is voted, until it closes', () => {
    fc.assert(
      fc.property(twoVotes, fc.boolean(), (both, named) => {
        const [one, other] = both.map((votes) =>
          everythingSeen(pollOf({ resultsWhileOpen: false, named, closed: false }, votes)),
        );
        expect(one).toBe(other);
      }),
      { numRuns: 60 },
    );
  });

  it('differs once it is closed or live, which proves that the test above can fail', () => {
    for (const held of [
      { resultsWhileOpen: false, named: true, closed: true },
      { resultsWhileOpen: true, named: true, closed: false },
    ])
      expect(everythingSeen(pollOf(held, votes(['a'])))).not.toBe(
        everythingSeen(pollOf(held, votes(['b']))),
      );
  });
});
