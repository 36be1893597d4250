import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/people.ts';
import { decidePoll, pollLimits, type PollError, type PollIntent } from '../../src/domain/poll.ts';
import {
  emptyPoll,
  evolvePoll,
  pollEventSchema,
  pollStateSchema,
  tally,
  type PollEvent,
  type PollRules,
  type PollSetUp,
} from '../../src/domain/poll-state.ts';
import { bot, oddIds, participant } from '../support/people.ts';
import { expectSame, throughJson } from '../support/same.ts';
import { smallSource } from '../support/small-template.ts';
import { parseTemplate } from '../../src/domain/template.ts';

const ada = participant('ada');
const bo = participant('bo');
const rules: PollRules = { ifNeedBe: true, resultsWhileOpen: true, named: true };

function setUp(ids: readonly string[], more: Partial<PollSetUp> = {}): PollSetUp {
  const options = ids.map((id) => ({ id, label: `Choix ${id}` }));
  const where = { community: 'communaute', channel: 'salon', locale: 'fr' as const };
  return { ...where, question: 'Lesquels ?', options, rules, ...more };
}

/** A poll, from before it exists; Ada facilitates. */
class PollRun {
  state = emptyPoll('p1');
  readonly events: PollEvent[] = [];
  now = 1000;

  try(intent: PollIntent, by: Actor | null = ada) {
    const context = { now: this.now, by, mayFacilitate: by?.id === 'ada' };
    const decided = decidePoll(this.state, intent, context);
    for (const event of decided.ok ? decided.value : []) {
      this.events.push(event);
      this.state = evolvePoll(this.state, event);
    }
    return decided;
  }

  verdict(intent: PollIntent, by?: Actor | null): PollError['kind'] | 'allowed' {
    const decided = this.try(intent, by);
    return decided.ok ? 'allowed' : decided.error.kind;
  }

  /** The line of each option as Framadate writes it: ★ yes (+if need be), no yes-figure when there is none. */
  lines(): string[] {
    return tally(this.state).map(({ yes, ifNeedBe, best }) =>
      [best ? '★' : '', yes === 0 ? '' : `${yes} `, `(+${ifNeedBe})`].join(''),
    );
  }
}

const vote = (yes: readonly string[], ifNeedBe: readonly string[] = []): PollIntent => ({
  type: 'vote',
  yes,
  ifNeedBe,
});
const option = (id: string, label: string) => ({ id, label: { fr: label, en: label } });
const create: PollIntent = { type: 'create', setUp: setUp(['a', 'b', 'c']) };

function openPoll(intent: PollIntent = create): PollRun {
  const run = new PollRun();
  run.try(intent);
  run.try({ type: 'open' });
  return run;
}

describe('the vote on the tools of the workshop', () => {
  // The table that was voted for real has these seven columns and these ten lines of ticks. Its
  // voters are invented and its split of each line in yes (2) and if need be (1) is synthetic: only
  // the sums are known.
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

  it('has the ticks of the table, line by line', () => {
    const ticks = Object.values(lines).map((line) => line.replaceAll('0', '').length);
    expect(ticks).toEqual([3, 4, 3, 7, 4, 2, 7, 1, 5, 7]);
  });

  it('sums up as the table does, with the star where it stood', () => {
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

  it('moves the star as soon as someone changes their mind, and back', () => {
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

  it('goes to none while nobody says yes, however many could', () => {
    const run = openPoll();
    run.try(vote([], ['a', 'b']));
    expect(run.lines()).toEqual(['(+1)', '(+1)', '(+0)']);
    expect(tally(emptyPoll('p2'))).toEqual([]);
  });

  it('is not given by if need be, which breaks no tie either', () => {
    const run = openPoll();
    run.try(vote(['a', 'b'], ['c']));
    run.try(vote([], ['b', 'c']), bo);
    expect(run.lines()).toEqual(['★1 (+0)', '★1 (+1)', '(+2)']);
  });
});

describe('a ballot', () => {
  it('counts as yes what is ticked both ways', () => {
    const run = openPoll();
    run.try(vote(['a'], ['a', 'b']));
    expect(run.state.ballots['ada']).toMatchObject({ yes: ['a'], ifNeedBe: ['b'], name: 'ada' });
  });

  it('holds each option once, in the order of the poll', () => {
    const run = openPoll();
    run.try(vote(['c', 'a', 'c']));
    expect(run.state.ballots['ada']?.yes).toEqual(['a', 'c']);
    expect(run.lines()).toEqual(['★1 (+0)', '(+0)', '★1 (+0)']);
  });

  it('replaces one’s former ballot', () => {
    const run = openPoll();
    run.try(vote(['a'], ['b']));
    run.try(vote([], ['a']));
    expect(run.state.voters).toBe(1);
    expect(run.lines()).toEqual(['(+1)', '(+0)', '(+0)']);
  });

  it('may say no to everything, which is a vote', () => {
    const run = openPoll();
    expect(run.verdict(vote([]))).toBe('allowed');
    expect(run.state.voters).toBe(1);
  });

  it('says yes or no only, where the poll has two positions', () => {
    const two = { rules: { ...rules, ifNeedBe: false } };
    const run = openPoll({ type: 'create', setUp: setUp(['a', 'b'], two) });
    run.try(vote(['a'], ['b']));
    expect(run.lines()).toEqual(['★1 (+0)', '(+0)']);
  });

  it('may be withdrawn, once', () => {
    const run = openPoll();
    run.try(vote(['a']));
    expect(run.verdict({ type: 'withdraw' })).toBe('allowed');
    expect(run.verdict({ type: 'withdraw' })).toBe('noBallot');
    expect(run.state).toMatchObject({ voters: 0, ballots: {} });
  });

  it.each(oddIds)('cannot name an option that is none: %j', (option) => {
    const run = openPoll();
    for (const intent of [vote([option]), vote(['a'], [option])])
      expect(run.try(intent)).toEqual({ ok: false, error: { kind: 'unknownOption', option } });
    expect(run.state.voters).toBe(0);
  });

  it('is a person’s', () => {
    const run = openPoll();
    for (const by of [bot, participant(''), participant('__proto__')])
      expect(run.verdict(vote(['a']), by)).toBe('notAPerson');
    expect(run.verdict(vote(['a']), null)).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'withdraw' }, participant('constructor'))).toBe('noBallot');
    expect(run.verdict(vote(['a']), participant('constructor'))).toBe('allowed');
  });
});

describe('creating a poll', () => {
  const labelled = (...labels: string[]) =>
    setUp([], { options: labels.map((label, index) => ({ id: `o${index}`, label })) });
  const many = Array.from({ length: pollLimits.maxOptions + 1 }, (_, index) => `o${index}`);

  it.each<[string, PollSetUp, object]>([
    ['no question', setUp(['a', 'b'], { question: ' ' }), { kind: 'questionMissing' }],
    ['one option', setUp(['a']), { kind: 'tooFewOptions', min: 2 }],
    ['too many options', setUp(many), { kind: 'tooManyOptions', max: 20 }],
    [
      'an option too long to be listed',
      labelled('a', 'x'.repeat(81)),
      { kind: 'optionTooLong', option: 'x'.repeat(81), max: 80 },
    ],
    ['the same option twice', labelled('Un', 'b', 'UN'), { kind: 'optionTwice', option: 'UN' }],
  ])('refuses %s', (_, wrong, error) => {
    const run = new PollRun();
    expect(run.try({ type: 'create', setUp: wrong })).toEqual({ ok: false, error });
    expect(run.state).toEqual(emptyPoll('p1'));
  });

  it('takes as many and as long options as there may be', () => {
    const longest = { options: many.slice(1).map((id) => ({ id, label: id.padEnd(80, 'x') })) };
    expect(new PollRun().verdict({ type: 'create', setUp: setUp([], longest) })).toBe('allowed');
  });

  it('happens once, as a draft that its creator owns', () => {
    const run = new PollRun();
    run.try(create, bo);
    expect(run.state).toMatchObject({ status: 'draft', createdBy: 'bo', voters: 0 });
    expect(run.verdict(create, bo)).toBe('pollExists');
  });

  it('cannot be refused to the poll of a template, which is checked for the same', () => {
    const steps = smallSource.steps.map((step) =>
      step.kind === 'poll' ? { ...step, options: [option('a', 'Un'), option('b', 'UN')] } : step,
    );
    const issues = parseTemplate({ ...smallSource, steps }).error?.issues ?? [];
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

  it('is for who created the poll or facilitates, nobody else', () => {
    const run = new PollRun();
    run.try(create, bo);
    expect(run.verdict({ type: 'open' }, participant('chi'))).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'open' }, bo)).toBe('allowed');
    expect(run.verdict({ type: 'close' }, participant('chi'))).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'close' }, ada)).toBe('allowed');
  });

  it('is not for just anyone when nobody in particular created the poll', () => {
    const run = new PollRun();
    run.try(create, null);
    expect(run.verdict({ type: 'open' }, null)).toBe('notPollFacilitator');
    expect(run.verdict({ type: 'open' }, bo)).toBe('notPollFacilitator');
  });
});

describe('whatever people do', () => {
  const ids = ['a', 'b', 'c', 'constructor'];
  const voters = ['ada', 'bo', 'chi', 'dee', ...oddIds].map(participant);
  const known = fc.array(fc.constantFrom(...ids), { maxLength: 6 });
  const any = fc.array(fc.constantFrom(...ids, ...oddIds), { maxLength: 4 });
  const choice = fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: any });
  const intent: fc.Arbitrary<PollIntent> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ type: fc.constant('vote'), yes: choice, ifNeedBe: choice }),
    },
    { weight: 3, arbitrary: fc.constant({ type: 'withdraw' }) },
    { weight: 1, arbitrary: fc.constantFrom({ type: 'open' }, { type: 'close' }) },
    { weight: 1, arbitrary: fc.constant({ type: 'create', setUp: setUp(ids) }) },
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

  /** What each voter said last, kept in the plainest way. */
  function remember(model: Model, run: PollRun, each: PollIntent, by: Actor | null): void {
    if (by === null) return;
    if (each.type === 'withdraw') model.delete(by.id);
    if (each.type !== 'vote') return;
    const three = run.state.setUp?.rules.ifNeedBe === true;
    model.set(by.id, { yes: new Set(each.yes), ifNeedBe: new Set(three ? each.ifNeedBe : []) });
  }

  function recount(model: Model) {
    const ballots = [...model.values()];
    const sums = ids.map((id) => ({
      yes: ballots.filter(({ yes }) => yes.has(id)).length,
      ifNeedBe: ballots.filter(({ yes, ifNeedBe }) => ifNeedBe.has(id) && !yes.has(id)).length,
    }));
    const most = Math.max(...sums.map(({ yes }) => yes));
    return sums.map((sum, index) => ({
      id: ids[index],
      ...sum,
      best: sum.yes === most && most > 0,
    }));
  }

  it('the tally is that of everyone’s last ballot, and a closed poll never changes', () => {
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
          const told = tally(run.state).map(({ option, ...line }) => ({ id: option.id, ...line }));
          expect(told).toEqual(recount(model));
        }
      }),
    );
  });

  it('what was recorded reads back, and folds to the same poll from the start or from any snapshot', () => {
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

it('remembers where its card is', () => {
  const place = { channel: 'salon', message: 'm1', revision: 'r1' };
  const run = openPoll();
  evolvePoll(run.state, { type: 'post.placed', key: 'card', ...place });
  expect(run.state.placement.posts).toEqual({ card: place });
});
