import { describe, expect, it } from 'vitest';
import {
  newOptionId,
  pollLimits,
  readOptions,
  writeOptions,
} from '../../../src/poll/domain/set-up.ts';
import { rulesFrom, type PollRules } from '../../../src/poll/domain/rules.ts';
import {
  ballotRows,
  comments,
  incomplete,
  keptBack,
  ranked,
  resultsVisible,
} from '../../../src/poll/domain/tally.ts';
import { nextMoment, remindAt } from '../../../src/poll/domain/time.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { participant } from '../../support/people.ts';
import { asked, create, openPoll, PollRun, rules, setUp, vote } from '../../support/polls.ts';
import { sampleSource } from '../../support/sample-template.ts';
import { options as tools, voters as tenVoters } from '../../support/ten-voters.ts';

const ada = participant('ada');
const bo = participant('bo');
const chi = participant('chi');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const openWith = (more: Partial<PollRules>, ids = ['a', 'b', 'c']) =>
  openPoll({ type: 'create', setUp: setUp(ids, { rules: { ...rules, ...more } }) });

function table(ranking: PollRules['ranking']): PollRun {
  const ids = tools.map((_, index) => `o${index + 1}`);
  const run = openWith({ ranking }, ids);
  for (const { name, stances } of tenVoters) {
    const optionsWith = (stance: string) => ids.filter((_, index) => stances[index] === stance);
    run.try(vote(optionsWith('yes'), optionsWith('ifNeedBe')), participant(name));
  }
  return run;
}

const order = (run: PollRun) =>
  ranked(run.state).map(({ option, yes, ifNeedBe, best }) => {
    const { fr } = tools[Number(option.id.slice(1)) - 1] ?? { fr: '' };
    return `${best ? '★' : ''}${fr}: ${yes}+${ifNeedBe}`;
  });

describe('the workshop’s table, ranked', () => {
  it('by yes, has the Praxithon last, which everybody would accept if need be', () => {
    const lines = order(table('yes'));
    expect(lines.map((line) => line.split(': ')[1])).toEqual([
      '6+2',
      '5+2',
      '4+3',
      '3+3',
      '3+2',
      '2+1',
      '0+7',
    ]);
    expect(lines[0]).toMatch(/^★Contacter/u);
    expect(lines.at(-1)).toContain('Praxithon');
    expect(lines.filter((line) => line.startsWith('★'))).toHaveLength(1);
  });

  it('by approval, has the Praxithon fourth, after those with as many ticks and more yes', () => {
    const lines = order(table('approval'));
    expect(lines.map((line) => line.split(': ')[1])).toEqual([
      '6+2',
      '5+2',
      '4+3',
      '0+7',
      '3+3',
      '3+2',
      '2+1',
    ]);
    expect(lines[0]).toMatch(/^★Contacter/u);
    expect(lines[3]).toContain('Praxithon');
  });
});

describe('the star by approval', () => {
  it('goes to the most yes and if need be combined, then to the most yes', () => {
    const run = openWith({ ranking: 'approval' });
    run.try(vote(['a'], ['b']));
    run.try(vote([], ['b']), bo);
    expect(run.lines()).toEqual(['1 (+0)', '★(+2)', '(+0)']);
    run.try(vote(['c', 'a'], []), chi);
    expect(run.lines()).toEqual(['★2 (+0)', '(+2)', '1 (+0)']);
  });

  it('goes to none if nobody ticked anything', () => {
    const run = openWith({ ranking: 'approval' });
    run.try(vote([]));
    expect(run.lines()).toEqual(['(+0)', '(+0)', '(+0)']);
  });
});

const inOrder = (...voters: string[]) => {
  const run = openWith({ named: false });
  for (const id of voters) run.try(vote(id === 'ada' ? ['a'] : ['b'], ['c']), participant(id));
  return run;
};

const voteWithComment = (comment: string) =>
  ({ type: 'vote', yes: ['a'], ifNeedBe: [], comment, asked }) as const;

describe('an anonymous poll', () => {
  it('keeps its results for the close, whatever the creator chose', () => {
    const run = openWith({ named: false, resultsWhileOpen: true });
    expect(resultsVisible(run.state)).toBe(false);
    for (const who of [ada, bo, chi]) run.try(vote(['a']), who);
    expect(keptBack(run.state)).toBe('untilEnough');
    run.try({ type: 'close' });
    expect(resultsVisible(run.state)).toBe(true);
  });

  it('shows no result with fewer than three ballots, however many there were before', () => {
    for (const [voters, kept] of [
      [[], 'tooFew'],
      [[ada, bo], 'tooFew'],
      [[ada, bo, chi], undefined],
    ] as const) {
      const run = openWith({ named: false });
      for (const who of voters) run.try(vote(['a']), who);
      run.try({ type: 'close' });
      expect(keptBack(run.state)).toBe(kept);
    }
    const run = inOrder('bo', 'ada', 'chi');
    run.try({ type: 'withdraw' }, bo);
    run.try({ type: 'close' });
    expect([keptBack(run.state), comments(run.state)]).toEqual(['tooFew', []]);
  });

  it('keeps no names, and exports no rows', () => {
    const run = inOrder('bo', 'ada', 'chi');
    expect(Object.values(run.state.ballots).map(({ name }) => name)).toEqual(['', '', '']);
    run.try({ type: 'close' });
    expect(ballotRows(run.state)).toEqual([]);
  });

  it('shows its comments at the close, without names, in alphabetical order', () => {
    const run = openWith({ named: false });
    run.try(voteWithComment('zut'));
    run.try(voteWithComment(' bravo '), bo);
    // These look the same to people: which comes first does not tell who voted first.
    run.try(voteWithComment('e\u0301t\u00E9'), chi);
    run.try(voteWithComment('\u00E9te\u0301'), participant('dee'));
    expect(comments(run.state)).toEqual([]);
    run.try({ type: 'close' });
    expect(comments(run.state).map(({ name, text }) => [name, text])).toEqual([
      [undefined, 'bravo'],
      [undefined, 'e\u0301t\u00E9'],
      [undefined, '\u00E9te\u0301'],
      [undefined, 'zut'],
    ]);
  });
});

const limited = (limit: number) => {
  const options = [
    { id: 'a', label: 'A', limit },
    { id: 'b', label: 'B' },
  ];
  return openPoll({ type: 'create', setUp: setUp([], { options }) });
};

describe('limited places', () => {
  it('go to the first who say yes; later ones are told, and their ballot is not recorded', () => {
    const run = limited(1);
    expect(run.verdict(vote(['a']), bo)).toBe('allowed');
    expect(run.try(vote(['a', 'b']), chi)).toEqual({
      ok: false,
      error: { kind: 'optionFull', option: 'A' },
    });
    expect(run.state.voters).toBe(1);
    expect(run.verdict(vote(['b'], ['a']), chi)).toBe('allowed');
  });

  it('suggest “if need be” only if the poll has it', () => {
    const options = [
      { id: 'a', label: 'A', limit: 1 },
      { id: 'b', label: 'B' },
    ];
    const yesNo = { ...rules, ifNeedBe: false };
    const run = openPoll({ type: 'create', setUp: setUp([], { options, rules: yesNo }) });
    run.try(vote(['a']), bo);
    expect(run.try(vote(['a']), chi)).toEqual({
      ok: false,
      error: { kind: 'optionFull', option: 'A', yesOnly: true },
    });
  });

  it('never prevent people from saving their own ballot again', () => {
    const run = limited(1);
    run.try(vote(['a']), bo);
    expect(run.verdict(vote(['a', 'b']), bo)).toBe('allowed');
    expect(run.lines()).toEqual(['★1 (+0)', '★1 (+0)']);
  });

  it('are free again after a withdrawal or a changed vote', () => {
    const run = limited(1);
    run.try(vote(['a']), bo);
    run.try({ type: 'withdraw' }, bo);
    expect(run.verdict(vote(['a']), chi)).toBe('allowed');
    run.try(vote(['b']), chi);
    expect(run.verdict(vote(['a']), bo)).toBe('allowed');
  });

  it.each([{ named: false }, { resultsWhileOpen: false }])(
    'require results that everybody sees: %j',
    (hiding) => {
      const options = [
        { id: 'a', label: 'A', limit: 2 },
        { id: 'b', label: 'B' },
      ];
      const wrong = setUp([], { options, rules: { ...rules, ...hiding } });
      expect(new PollRun().verdict({ type: 'create', setUp: wrong })).toBe('limitsNeedLive');
    },
  );

  it('are written at the end of an option’s line', () => {
    const typed = ' Mardi 18 h \n\nSamedi 10 h (max 12)\nDimanche (MAX. 3)';
    const read = readOptions(typed);
    expect(read).toEqual([
      { label: 'Mardi 18 h' },
      { label: 'Samedi 10 h', limit: 12 },
      { label: 'Dimanche', limit: 3 },
    ]);
    expect(readOptions(writeOptions(read))).toEqual(read);
    expect(readOptions('(max 3)\nUn (max 0)\nDeux (max)')).toEqual([
      { label: '(max 3)' },
      { label: 'Un (max 0)' },
      { label: 'Deux (max)' },
    ]);
  });
});

const change = (labels: readonly string[], closesAt?: number) => ({
  type: 'change' as const,
  options: labels.map((label) => ({ label })),
  ...(closesAt === undefined ? {} : { closesAt }),
});

describe('changing an open poll', () => {
  const present = ['Choix a', 'Choix b', 'Choix c'];

  it('adds an option at the end; older ballots stay valid, and blank there', () => {
    const run = openPoll();
    run.try(vote(['a']), bo);
    expect(run.verdict(change([...present, 'Choix d']))).toBe('allowed');
    expect(run.state.setUp?.options.at(-1)).toEqual({ id: 'o4', label: 'Choix d' });
    expect(ballotRows(run.state)[0]?.stances).toEqual(['yes', 'no', 'no', 'blank']);
    expect(incomplete(run.state)).toBe(1);
    run.try(vote(['a', 'o4']), bo);
    expect(incomplete(run.state)).toBe(0);
    expect(run.lines().at(-1)).toBe('★1 (+0)');
  });

  it('leaves options blank that were added while the ballot was being filled in', () => {
    const run = openPoll();
    run.try(change([...present, 'Choix d']));
    run.try({ ...intentOfVote, asked: { options: 3, wording: 0 } }, bo);
    expect(ballotRows(run.state)[0]?.stances).toEqual(['yes', 'no', 'no', 'blank']);
  });

  it('rewords an option until somebody voted', () => {
    const run = openPoll();
    expect(run.verdict(change(['Autre', 'Choix b', 'Choix c']))).toBe('allowed');
    expect(run.state.setUp?.options[0]).toEqual({ id: 'a', label: 'Autre' });
    expect(run.verdict(vote(['a']), bo)).toBe('pollReworded');
    run.try({ ...intentOfVote, asked: { options: 3, wording: 1 } }, bo);
    expect(run.state.voters).toBe(1);
    expect(run.try(change(['Encore', 'Choix b', 'Choix c']))).toEqual({
      ok: false,
      error: { kind: 'optionVotedOn', option: 'Autre' },
    });
  });

  it('of an anonymous poll cannot change options once somebody voted, and says so', () => {
    const run = openWith({ named: false });
    expect(run.verdict(change([...present, 'Choix d']))).toBe('allowed');
    const all = [...present, 'Choix d'];
    run.try(vote(['a']), bo);
    const before = structuredClone(run.state);
    for (const other of [[...all, 'Choix e'], ['Autre', ...all.slice(1)], present])
      expect(run.verdict(change(other))).toBe('optionsFixed');
    expect(run.state).toEqual(before);
    expect(run.verdict(change(all, run.now + day))).toBe('allowed');
    expect(run.verdict({ type: 'change', closesAt: run.now + 2 * day })).toBe('allowed');
    expect(run.state.setUp).toMatchObject({ closesAt: run.now + 2 * day, options: { length: 4 } });
  });

  it('of an anonymous poll can change options again if all ballots were withdrawn', () => {
    const run = openWith({ named: false });
    run.try(vote(['a']), bo);
    run.try({ type: 'withdraw' }, bo);
    expect(run.verdict(change([...present, 'Choix d']))).toBe('allowed');
  });

  it('of an anonymous poll leaves no blanks: a ballot that was being filled in has to be read again', () => {
    const run = openWith({ named: false });
    run.try(change([...present, 'Choix d']));
    for (const options of [3, -1, Number.NaN])
      expect(run.verdict({ ...intentOfVote, asked: { options, wording: 0 } }, bo)).toBe('pollGrew');
    expect(run.verdict({ ...intentOfVote, asked: { options: 4, wording: 0 } }, bo)).toBe('allowed');
    expect(incomplete(run.state)).toBe(0);
  });

  it('cannot remove options, repeat one, or exceed the maximum', () => {
    const run = openPoll();
    expect(run.try(change(['Choix a', 'Choix b']))).toEqual({
      ok: false,
      error: { kind: 'optionGone', option: 'Choix c' },
    });
    expect(run.verdict(change([...present, 'choix A']))).toBe('optionTwice');
    const many = Array.from({ length: pollLimits.maxOptions }, (_, index) => `Autre ${index}`);
    expect(run.verdict(change([...present, ...many]))).toBe('tooManyOptions');
    expect(run.state.setUp?.options).toHaveLength(3);
  });

  it('is for the people who manage the poll', () => {
    expect(openPoll().verdict(change(present), bo)).toBe('notPollFacilitator');
  });

  it('moves the closing time, or removes it', () => {
    const run = openPoll();
    run.try(change(present, run.now + day));
    expect(run.state.setUp?.closesAt).toBe(run.now + day);
    run.try(change(present));
    expect(run.state.setUp?.closesAt).toBeUndefined();
  });

  it('gives each new option a unique id', () => {
    expect(newOptionId([{ id: 'o2', label: '' }])).toBe('o3');
    expect(newOptionId([{ id: 'faq', label: '' }])).toBe('o2');
  });
});

const intentOfVote = { type: 'vote' as const, yes: ['a'], ifNeedBe: [] as string[], asked };

describe('a draft', () => {
  const draft = {
    question: 'Autre ?',
    options: [
      { id: 'x', label: 'X' },
      { id: 'y', label: 'Y' },
    ],
  };

  it('can be rewritten completely until it opens', () => {
    const run = new PollRun();
    run.try(create);
    expect(run.verdict({ type: 'revise', draft: { ...draft, rules } })).toBe('allowed');
    expect(run.state.setUp).toMatchObject({ ...draft, community: 'communaute' });
    expect(run.lines()).toHaveLength(2);
    run.try({ type: 'open' });
    expect(run.verdict({ type: 'revise', draft: { ...draft, rules } })).toBe('pollAlreadyOpen');
  });
});

const closingIn = (ms: number) => {
  const run = new PollRun();
  const closesAt = run.now + ms;
  run.try({ type: 'create', setUp: setUp(['a', 'b'], { closesAt }) });
  run.try({ type: 'open' });
  return { run, closesAt };
};

const verdict = (ms: number) =>
  new PollRun().verdict({ type: 'create', setUp: setUp(['a', 'b'], { closesAt: 1000 + ms }) });

const rulesGiven = (given: object) => {
  const steps = sampleSource.steps.map((step) =>
    step.kind === 'poll' ? { ...step, rules: given } : step,
  );
  const step = parseTemplate({ ...sampleSource, steps }).data?.steps.find(
    ({ kind }) => kind === 'poll',
  );
  return step?.kind === 'poll' ? rulesFrom(step.rules) : undefined;
};

describe('the poll of a template', () => {
  it('uses Framadate’s rules by default', () => {
    expect(rulesGiven({})).toEqual(rules);
  });

  it('follows its own rules, and shows an anonymous result only at the close', () => {
    expect(rulesGiven({ ifNeedBe: false, ranking: 'approval', results: 'atClose' })).toEqual({
      ifNeedBe: false,
      ranking: 'approval',
      resultsWhileOpen: false,
      named: true,
    });
    expect(rulesGiven({ names: false })).toMatchObject({ named: false, resultsWhileOpen: false });
    expect(rulesGiven({ name: false })).toBeUndefined();
  });
});

describe('a closing time', () => {
  it('ends the vote when it is reached, even if nothing closed the poll yet', () => {
    const { run, closesAt } = closingIn(hour);
    run.now = closesAt - 1;
    expect(run.verdict(vote(['a']), bo)).toBe('allowed');
    run.now = closesAt + day;
    expect(run.try(vote(['b']), bo)).toEqual({
      ok: false,
      error: { kind: 'pollClosed', at: closesAt },
    });
    expect(run.verdict({ type: 'withdraw' }, bo)).toBe('pollClosed');
    expect(run.verdict({ type: 'close' })).toBe('allowed');
    expect(run.state.closedAt).toBe(closesAt);
    expect(run.verdict({ type: 'close' })).toBe('pollClosed');
  });

  it('is neither too soon nor too far away', () => {
    expect(verdict(5 * minute - 1)).toBe('closesTooSoon');
    expect(verdict(5 * minute)).toBe('allowed');
    expect(verdict(180 * day)).toBe('allowed');
    expect(verdict(180 * day + 1)).toBe('closesTooLate');
  });

  it('is checked again when the poll opens, in case the draft waited', () => {
    const run = new PollRun();
    run.try({ type: 'create', setUp: setUp(['a', 'b'], { closesAt: run.now + hour }) });
    run.now += hour;
    expect(run.verdict({ type: 'open' })).toBe('closesTooSoon');
  });

  it.each([
    [3 * day, 2 * day],
    [3 * hour, 2 * hour],
    [3 * hour - 1, undefined],
  ])('comes with a reminder: lasting %i ms, after %j', (lasts, after) => {
    const { run } = closingIn(lasts);
    expect(remindAt(run.state)).toBe(after === undefined ? undefined : run.now + after);
  });

  it('determines when the poll next looks different', () => {
    const { run, closesAt } = closingIn(3 * hour);
    expect(nextMoment(run.state, run.now)).toBe(closesAt - hour);
    expect(nextMoment(run.state, closesAt - hour)).toBe(closesAt);
    expect(nextMoment(run.state, closesAt)).toBeUndefined();
    expect(nextMoment(openPoll().state, 0)).toBeUndefined();
    run.now = closesAt;
    run.try({ type: 'close' });
    expect(nextMoment(run.state, 0)).toBeUndefined();
  });
});

describe('imported votes', () => {
  it('make a closed poll with a row for each, even if names repeat', () => {
    const run = new PollRun();
    const ballot = { yes: ['a'], ifNeedBe: [], no: [], name: 'Nour', at: 5 };
    run.try({ type: 'import', setUp: setUp(['a', 'b']), ballots: [ballot, ballot] });
    expect(run.state).toMatchObject({ status: 'closed', voters: 2, setUp: { imported: true } });
    expect(ballotRows(run.state)).toEqual([
      { name: 'Nour', stances: ['yes', 'blank'] },
      { name: 'Nour', stances: ['yes', 'blank'] },
    ]);
    expect(run.verdict(vote(['a']), bo)).toBe('pollClosed');
  });
});
