import { describe, expect, it } from 'vitest';
import type { PollIntent } from '../../../src/poll/domain/intents.ts';
import { pollLimits } from '../../../src/poll/domain/set-up.ts';
import { emptyPoll, type PollSetUp } from '../../../src/poll/domain/state.ts';
import { evolvePoll } from '../../../src/poll/domain/fold.ts';
import { tally } from '../../../src/poll/domain/tally.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { bot, oddIds, participant } from '../../support/people.ts';
import { asked, create, openPoll, PollRun, rules, setUp, vote } from '../../support/polls.ts';
import { sampleSource } from '../../support/sample-template.ts';

const ada = participant('ada');
const bo = participant('bo');
const yes = (at: number): PollIntent => ({ type: 'sayYes', at, asked });
const option = (id: string, label: string) => ({ id, label: { fr: label, en: label } });
describe('the vote on the workshop’s tools', () => {
  // The table from the real vote has these seven columns and these ten rows of ticks. The voters
  // are invented, and so is each row's split into yes (2) and if need be (1): only the sums are
  // known.
  const tools = [
    'faq',
    'passerelles',
    'praxis',
    'discussion',
    'presentation',
    'praxithon',
    'contact',
  ];
  const lines = {
    Ambre: '2000012',
    Basile: '2020012',
    Colette: '2220000',
    Daouda: '2222212',
    Elvire: '0220202',
    Fanny: '0000210',
    Gaston: '1122112',
    Hawa: '0000002',
    Imane: '1110011',
    Joseph: '1111111',
  };
  const ticked = (line: string, sign: string) => tools.filter((_, column) => line[column] === sign);

  function table(): PollRun {
    const run = openPoll({ type: 'create', setUp: setUp(tools) });
    for (const [name, line] of Object.entries(lines))
      run.try(vote(ticked(line, '2'), ticked(line, '1')), participant(name));
    return run;
  }

  it('has the ticks of the table, row by row', () => {
    const ticks = Object.values(lines).map((line) => line.replaceAll('0', '').length);
    expect(ticks).toEqual([3, 4, 3, 7, 4, 2, 7, 1, 5, 7]);
  });

  it('adds up as in the table, with the star in the same place', () => {
    const run = table();
    expect(run.state.voters).toBe(10);
    expect(run.lines()).toEqual([
      '4 (+3)',
      '3 (+3)',
      '5 (+2)',
      '2 (+1)',
      '3 (+2)',
      '(+7)',
      '★6 (+2)',
    ]);
  });

  it('moves the star as soon as somebody changes their vote, and back', () => {
    const run = table();
    run.try(vote(['praxis']), participant('Hawa'));
    expect(run.lines()).toEqual([
      '4 (+3)',
      '3 (+3)',
      '★6 (+2)',
      '2 (+1)',
      '3 (+2)',
      '(+7)',
      '5 (+2)',
    ]);
    run.try({ type: 'withdraw' }, participant('Gaston'));
    expect(run.state.voters).toBe(9);
    expect(run.lines()).toEqual([
      '4 (+2)',
      '3 (+2)',
      '★5 (+2)',
      '1 (+1)',
      '3 (+1)',
      '(+6)',
      '4 (+2)',
    ]);
  });
});

describe('the star', () => {
  it('goes to every option with the most yes', () => {
    const run = openPoll();
    run.try(vote(['a', 'c'], ['b']));
    expect(run.lines()).toEqual(['★1 (+0)', '(+1)', '★1 (+0)']);
  });

  it('goes to none while nobody says yes, however many said if need be', () => {
    const run = openPoll();
    run.try(vote([], ['a', 'b']));
    expect(run.lines()).toEqual(['(+1)', '(+1)', '(+0)']);
    expect(tally(emptyPoll('p2'))).toEqual([]);
  });

  it('ignores if need be, even to break a tie', () => {
    const run = openPoll();
    run.try(vote(['a', 'b'], ['c']));
    run.try(vote([], ['b', 'c']), bo);
    expect(run.lines()).toEqual(['★1 (+0)', '★1 (+1)', '(+2)']);
  });
});

describe('a ballot', () => {
  it('counts an option ticked both ways as yes', () => {
    const run = openPoll();
    run.try(vote(['a'], ['a', 'b']));
    expect(run.state.ballots['ada']).toMatchObject({ yes: ['a'], ifNeedBe: ['b'], name: 'ada' });
  });

  it('lists each option once, in the poll’s order', () => {
    const run = openPoll();
    run.try(vote(['c', 'a', 'c']));
    expect(run.state.ballots['ada']?.yes).toEqual(['a', 'c']);
    expect(run.lines()).toEqual(['★1 (+0)', '(+0)', '★1 (+0)']);
  });

  it('replaces one’s previous ballot', () => {
    const run = openPoll();
    run.try(vote(['a'], ['b']));
    run.try(vote([], ['a']));
    expect(run.state.voters).toBe(1);
    expect(run.lines()).toEqual(['(+1)', '(+0)', '(+0)']);
  });

  it('can say no to everything, which is a vote', () => {
    const run = openPoll();
    expect(run.verdict(vote([]))).toBe('allowed');
    expect(run.state.voters).toBe(1);
  });

  it('only has yes and no, if the poll does', () => {
    const two = { rules: { ...rules, ifNeedBe: false } };
    const run = openPoll({ type: 'create', setUp: setUp(['a', 'b'], two) });
    run.try(vote(['a'], ['b']));
    expect(run.lines()).toEqual(['★1 (+0)', '(+0)']);
  });

  it('can be one yes, which leaves the rest of an earlier ballot as it was', () => {
    const run = openPoll();
    run.try(yes(1));
    expect(run.lines()).toEqual(['(+0)', '★1 (+0)', '(+0)']);
    run.try(vote(['a'], ['b', 'c']));
    run.try(yes(1));
    run.try(yes(1));
    expect(run.lines()).toEqual(['★1 (+0)', '★1 (+0)', '(+1)']);
    expect(run.state.voters).toBe(1);
  });

  it('keeps its word, and what it left blank, when it says one more yes', () => {
    const run = openPoll();
    run.try({ type: 'vote', yes: ['a'], ifNeedBe: [], comment: 'Après 18 h.', asked });
    const options = ['Choix a', 'Choix b', 'Choix c', 'Un de plus'].map((label) => ({ label }));
    run.try({ type: 'change', options });
    run.try({ type: 'sayYes', at: 1, asked });
    const [ballot] = Object.values(run.state.ballots);
    expect(ballot).toMatchObject({ yes: ['a', 'b'], no: ['c'], comment: 'Après 18 h.' });
  });

  it('can be withdrawn, once', () => {
    const run = openPoll();
    run.try(vote(['a']));
    expect(run.verdict({ type: 'withdraw' })).toBe('allowed');
    expect(run.verdict({ type: 'withdraw' })).toBe('noBallot');
    expect(run.state).toMatchObject({ voters: 0, ballots: {} });
  });

  it.each(oddIds)('cannot contain an option that does not exist: %j', (option) => {
    const run = openPoll();
    for (const intent of [vote([option]), vote(['a'], [option])])
      expect(run.try(intent)).toEqual({ ok: false, error: { kind: 'unknownOption', option } });
    expect(run.state.voters).toBe(0);
  });

  it('is for people only', () => {
    const run = openPoll();
    for (const by of [bot, participant(''), participant('__proto__')])
      expect(run.verdict(vote(['a']), by)).toBe('notAPerson');
    expect(run.verdict(vote(['a']), null)).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'withdraw' }, participant('constructor'))).toBe('noBallot');
    expect(run.verdict(vote(['a']), participant('constructor'))).toBe('allowed');
  });
});

const labelled = (...labels: string[]) =>
  setUp([], { options: labels.map((label, index) => ({ id: `o${index}`, label })) });

describe('creating a poll', () => {
  const many = Array.from({ length: pollLimits.maxOptions + 1 }, (_, index) => `o${index}`);

  it.each<[string, PollSetUp, object]>([
    ['no question', setUp(['a', 'b'], { question: ' ' }), { kind: 'questionMissing' }],
    ['one option', setUp(['a']), { kind: 'tooFewOptions', min: 2 }],
    ['too many options', setUp(many), { kind: 'tooManyOptions', max: 20 }],
    [
      'an option that is too long for a list',
      labelled('a', 'x'.repeat(81)),
      { kind: 'optionTooLong', option: 'x'.repeat(81), max: 80 },
    ],
    ['the same option twice', labelled('Un', 'b', 'UN'), { kind: 'optionTwice', option: 'UN' }],
  ])('refuses %s', (_, wrong, error) => {
    const run = new PollRun();
    expect(run.try({ type: 'create', setUp: wrong })).toEqual({ ok: false, error });
    expect(run.state).toEqual(emptyPoll('p1'));
  });

  it('accepts the most and the longest options allowed', () => {
    const longest = { options: many.slice(1).map((id) => ({ id, label: id.padEnd(80, 'x') })) };
    expect(new PollRun().verdict({ type: 'create', setUp: setUp([], longest) })).toBe('allowed');
  });

  it('happens once, as a draft that its creator owns', () => {
    const run = new PollRun();
    run.try(create, bo);
    expect(run.state).toMatchObject({ status: 'draft', createdBy: 'bo', voters: 0 });
    expect(run.verdict(create, bo)).toBe('pollExists');
  });

  it('never fails for a template’s poll, which follows the same rules', () => {
    const steps = sampleSource.steps.map((step) =>
      step.kind === 'poll' ? { ...step, options: [option('a', 'Un'), option('b', 'UN')] } : step,
    );
    const issues = parseTemplate({ ...sampleSource, steps }).error?.issues ?? [];
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'steps.9.options.1.label.fr: duplicate',
      'steps.9.options.1.label.en: duplicate',
    ]);
  });
});

describe('opening and closing', () => {
  it('goes from draft to open to closed', () => {
    const run = new PollRun();
    expect(run.verdict({ type: 'open' })).toBe('pollUnknown');
    run.try(create);
    expect(run.verdict(vote(['a']))).toBe('pollNotOpen');
    expect(run.verdict({ type: 'close' })).toBe('pollNotOpen');
    expect(run.verdict({ type: 'open' })).toBe('allowed');
    expect(run.verdict({ type: 'open' })).toBe('pollAlreadyOpen');
    expect(run.verdict({ type: 'close' })).toBe('allowed');
    expect(run.state).toMatchObject({ status: 'closed', closedAt: run.now });
    expect(run.try(vote(['a']))).toEqual({
      ok: false,
      error: { kind: 'pollClosed', at: run.now },
    });
  });

  it('is for current facilitators: having created the poll is not enough', () => {
    const run = new PollRun();
    run.try(create, bo);
    expect(run.verdict({ type: 'open' }, participant('chi'))).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'open' }, bo)).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'open' }, ada)).toBe('allowed');
    expect(run.verdict({ type: 'close' }, participant('chi'))).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'close' }, ada)).toBe('allowed');
  });

  it('is not for everybody if the poll has no creator', () => {
    const run = new PollRun();
    run.try(create, null);
    expect(run.verdict({ type: 'open' }, null)).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'open' }, bo)).toBe('notPollFacilitator');
  });
});

it('remembers where its card is', () => {
  const place = { channel: 'salon', message: 'm1', revision: 'r1' };
  const run = openPoll();
  evolvePoll(run.state, { type: 'post.placed', key: 'card', ...place });
  expect(run.state.placement.posts).toEqual({ card: place });
});
