import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollLimits } from '../../../src/poll/domain/set-up.ts';
import type { PollRules } from '../../../src/poll/domain/rules.ts';
import {
  ballotRows,
  comments,
  keptBack,
  ranked,
  resultsRefused,
  tally,
} from '../../../src/poll/domain/tally.ts';
import { closeOf, nextMoment, remindAt } from '../../../src/poll/domain/time.ts';
import { participant } from '../../support/people.ts';
import { asked, openPoll, PollRun, rules, setUp } from '../../support/polls.ts';

const ids = ['a', 'b', 'c', 'd'];
const hour = 60 * 60_000;
const day = 24 * hour;
const minute = 60_000;

const openWith = (more: Partial<PollRules> = {}) =>
  openPoll({ type: 'create', setUp: setUp(ids, { rules: { ...rules, ...more } }) });
const closing = (closesAt: number) => openPoll({ type: 'create', setUp: setUp(ids, { closesAt }) });

type Cast = { readonly yes: string[]; readonly ifNeedBe: string[]; readonly comment?: string };
const say = (run: PollRun, voter: string, { yes, ifNeedBe, comment = '' }: Cast) =>
  run.try({ type: 'vote', yes, ifNeedBe, comment, asked }, participant(voter));

const some = fc.subarray(ids);
const anyCast = fc.record({ yes: some, ifNeedBe: some, comment: fc.constantFrom('', 'Oui', 'Ah') });
const anyVotes = fc.array(anyCast, { maxLength: 8 });
const anyRules = fc.record({
  ranking: fc.constantFrom('yes' as const, 'approval' as const),
  named: fc.boolean(),
});
const voterOf = (index: number) => `v${index}`;

describe('the count', () => {
  it('is the same whatever the order in which people voted', () => {
    fc.assert(
      fc.property(anyVotes, anyRules, (votes, how) => {
        const [one, other] = [openWith(how), openWith(how)];
        const all = votes.map((cast, index) => ({ cast, voter: voterOf(index) }));
        for (const { cast, voter } of all) say(one, voter, cast);
        for (const { cast, voter } of all.toReversed()) say(other, voter, cast);
        expect(tally(other.state)).toEqual(tally(one.state));
      }),
    );
  });

  it('of a ballot that is withdrawn is as if it had never been cast', () => {
    fc.assert(
      fc.property(anyVotes, anyCast, (votes, cast) => {
        const run = openWith();
        for (const [index, each] of votes.entries()) say(run, voterOf(index), each);
        const before = structuredClone(run.state);
        say(run, 'late', cast);
        run.try({ type: 'withdraw' }, participant('late'));
        expect(run.state).toEqual(before);
      }),
    );
  });

  it('of the same ballot cast again changes nothing but when it was', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const run = openWith();
        for (const [index, each] of votes.entries()) say(run, voterOf(index), each);
        const { counts, voters } = structuredClone(run.state);
        run.now += minute;
        for (const [index, each] of votes.entries()) say(run, voterOf(index), each);
        expect(run.state).toMatchObject({ counts, voters });
      }),
    );
  });

  it('ranks every option once, those with a star first, and none without a vote for it', () => {
    fc.assert(
      fc.property(anyVotes, anyRules, (votes, how) => {
        const run = openWith(how);
        for (const [index, each] of votes.entries()) say(run, voterOf(index), each);
        const lines = ranked(run.state);
        expect(lines.map(({ option }) => option.id).toSorted()).toEqual(ids);
        const stars = lines.map(({ best }) => best);
        expect(stars).toEqual(stars.toSorted((a, b) => Number(b) - Number(a)));
        for (const { best, yes, ifNeedBe } of lines)
          if (best) expect(how.ranking === 'yes' ? yes : yes + ifNeedBe).toBeGreaterThan(0);
      }),
    );
  });
});

describe('an anonymous poll', () => {
  it('tells nothing of who cast which ballot, or in which order', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const seen = (all: typeof votes) => {
          const run = openWith({ named: false });
          for (const [index, each] of all.entries()) say(run, voterOf(index), each);
          run.try({ type: 'close' });
          return [tally(run.state), comments(run.state), ballotRows(run.state)];
        };
        expect(seen(votes.toReversed())).toEqual(seen(votes));
        expect(JSON.stringify(seen(votes))).not.toMatch(/"v\d/u);
      }),
    );
  });
});

describe('the result', () => {
  it.each<[string, Partial<PollRules>, number, boolean, string | undefined]>([
    ['is live, unless chosen otherwise', {}, 0, false, undefined],
    [
      'waits for the close, if that was chosen',
      { resultsWhileOpen: false },
      5,
      false,
      'untilClose',
    ],
    ['is shown at the close, however few voted', { resultsWhileOpen: false }, 1, true, undefined],
    [
      'of an anonymous poll waits for the close, however many voted',
      { named: false },
      9,
      false,
      'untilEnough',
    ],
    ['of an anonymous poll of two is never shown', { named: false }, 2, true, 'tooFew'],
    ['of an anonymous poll of three is shown at the close', { named: false }, 3, true, undefined],
  ])('%s', (_, how, voters, closed, kept) => {
    const run = openWith(how);
    for (let index = 0; index < voters; index += 1)
      say(run, voterOf(index), { yes: ['a'], ifNeedBe: [], comment: 'Oui' });
    if (closed) run.try({ type: 'close' });
    expect(keptBack(run.state)).toBe(kept);
    expect(comments(run.state)).toHaveLength(kept === undefined ? voters : 0);
    expect(resultsRefused(run.state)?.kind).toBe(
      kept === undefined ? undefined : kept === 'tooFew' ? 'resultsTooFew' : 'resultsHidden',
    );
  });
});

describe('a comment', () => {
  it.each([
    ['letters', 'x'],
    ['accents', 'é'],
    ['emoji', '🧶'],
  ])('holds three hundred %s, and no more', (_, sign) => {
    const comment = (length: number) => {
      const run = openWith();
      say(run, 'bo', { yes: [], ifNeedBe: [], comment: ` ${sign.repeat(length)} ` });
      return run.state.ballots['bo']?.comment;
    };
    expect(comment(300)).toBe(sign.repeat(300));
    expect(comment(301)).toBe(sign.repeat(300));
  });

  it('is none if it says nothing', () => {
    const run = openWith();
    say(run, 'bo', { yes: ['a'], ifNeedBe: [], comment: ' \n' });
    expect(run.state.ballots['bo']).not.toHaveProperty('comment');
  });
});

describe('the hours of a poll', () => {
  it.each<[number, number | undefined]>([
    [3 * hour - 1, undefined],
    [3 * hour, hour],
    [3 * day - 1, hour],
    [3 * day, day],
    [pollLimits.longest, day],
  ])('that lasts %i ms remind people %j ms before its close', (lasts, before) => {
    const { state, now } = closing(1000 + lasts);
    const at = before === undefined ? undefined : now + lasts - before;
    expect(remindAt(state)).toBe(at);
    expect(nextMoment(state, now)).toBe(at ?? now + lasts);
    expect(nextMoment(state, now + lasts - 1)).toBe(now + lasts);
    expect(nextMoment(state, now + lasts)).toBeUndefined();
  });

  it('end the vote at the announced moment: a millisecond before it still counts', () => {
    const run = closing(1000 + hour);
    run.now = 999 + hour;
    expect(say(run, 'bo', { yes: ['a'], ifNeedBe: [] }).ok).toBe(true);
    expect(closeOf(run.state, run.now)).toBeNull();
    run.now += 1;
    expect(say(run, 'bo', { yes: ['b'], ifNeedBe: [] })).toEqual({
      ok: false,
      error: { kind: 'pollClosed', at: run.now },
    });
    run.now += day;
    run.try({ type: 'close' });
    expect(run.state.closedAt).toBe(1000 + hour);
  });

  it.each([
    [pollLimits.shortest - 1, 'closesTooSoon'],
    [pollLimits.shortest, 'allowed'],
    [pollLimits.longest, 'allowed'],
    [pollLimits.longest + 1, 'closesTooLate'],
  ])('are from five minutes to half a year (%i ms)', (lasts, verdict) => {
    const closesAt = 1000 + lasts;
    const run = new PollRun();
    expect(run.verdict({ type: 'create', setUp: setUp(ids, { closesAt }) })).toBe(verdict);
    const open = openWith();
    expect(open.verdict({ type: 'change', closesAt })).toBe(verdict);
    expect(open.state.setUp?.closesAt).toBe(verdict === 'allowed' ? closesAt : undefined);
  });
});
