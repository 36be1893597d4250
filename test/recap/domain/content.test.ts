import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isQuiet,
  outlineOf,
  recapLimits,
  type RecapSources,
} from '../../../src/recap/domain/content.ts';
import { selectQuotesFairly } from '../../../src/recap/domain/quotes.ts';
import type { Contribution } from '../../../src/board/domain/board.ts';
import { emptyPoll, type PollState } from '../../../src/poll/domain/state.ts';
import { closing } from '../../support/closing-template.ts';
import { participant } from '../../support/people.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
import {
  ada,
  bo,
  chi,
  idea,
  openedByAda,
  underWay,
  type WorkshopRun,
} from '../../support/workshops.ts';

const from = 1_000_000;
const minute = 60_000;

function outline(run: WorkshopRun, more: Partial<RecapSources> = {}) {
  const sources = {
    from,
    until: run.now,
    earlier: [],
    polls: [],
    answers: [],
    attributionOptOuts: [],
    weeks: [],
  };
  return outlineOf({ ...sources, workshops: [run.opened()], ...more });
}

/** Two minutes later than it was opened, so that `from` is before all that follows. */
function started(): WorkshopRun {
  const run = underWay();
  run.wait(2);
  return run;
}

const entry = (id: string, author: string, board: string, more: Partial<Contribution> = {}) => ({
  workshop: 'w1',
  entry: {
    id,
    board,
    author,
    authorName: author,
    anonymous: false,
    values: { idee: id },
    at: Number(id),
    revision: 1,
    withdrawn: false,
    ...more,
  },
});

const poll = (id: string, status: PollState['status'], closesAt?: number): PollState => ({
  ...emptyPoll(id),
  status,
  voters: 3,
  setUp: {
    community: 'g',
    channel: 'c',
    locale: 'fr',
    question: id,
    options: [],
    rules: { ifNeedBe: true, resultsWhileOpen: false, named: false, ranking: 'yes' },
    ...(closesAt === undefined ? {} : { closesAt }),
  },
});

const answer = (invitation: 'thinks' | 'inspires', person: string) => ({
  week: '2026-W01',
  invitation,
  person,
  name: person,
  anonymous: false,
  text: 'oui',
  at: 1,
});

describe('what moved since the last recap', () => {
  it('is counted by pillar, exercise and debrief, in the order of the workshop', () => {
    const run = started().do(
      bo,
      idea('une'),
      idea('deux', { board: 'proches' }),
      idea('trois', { board: 'lointains' }),
      idea('quatre'),
    );
    expect(outline(run).moved).toEqual([
      { workshop: 'w1', kind: 'pillar', id: 'sharing', count: 2 },
      { workshop: 'w1', kind: 'exercise', id: 'cercles', count: 2 },
    ]);
  });

  it('begins after the last recap and ends with this one', () => {
    const run = started().do(bo, idea('avant'));
    const last = run.now;
    run.wait(1);
    run.do(bo, idea('entre'));
    const until = run.now;
    run.wait(1);
    run.do(bo, idea('après'));
    expect(outline(run, { from: last, until }).moved).toMatchObject([{ count: 1 }]);
  });

  it('leaves out what was withdrawn', () => {
    const run = started().do(bo, idea('une'));
    const [id = ''] = Object.keys(run.state.boards.contributions);
    run.do(bo, { type: 'withdrawContribution', id });
    expect(outline(run)).toMatchObject({ moved: [], quotes: [], voices: 0 });
  });

  it('counts new voices among those who sign, never those who do not', () => {
    const run = started().do(bo, idea('avant'));
    const last = run.now;
    run.wait(1);
    run
      .do(bo, idea('encore'))
      .do(chi, idea('la première'), idea('la deuxième'))
      .do(participant('dan'), idea('sans nom', { anonymous: true }));
    expect(outline(run, { from: last }).voices).toBe(1);
  });
});

const chosen = (entries: ReturnType<typeof entry>[], most = 4) =>
  selectQuotesFairly(entries, most).map(({ contribution }) => contribution);

describe('the quotes', () => {
  it('take turns by person, then by board, then by time', () => {
    const entries = [
      entry('1', 'ana', 'a'),
      entry('2', 'ana', 'b'),
      entry('3', 'bob', 'a'),
      entry('4', 'cyd', 'b'),
    ];
    expect(chosen(entries)).toEqual(['1', '4', '3', '2']);
    expect(chosen(entries.toReversed())).toEqual(['1', '4', '3', '2']);
  });

  it('leave out what says nothing', () => {
    expect(chosen([entry('1', 'ana', 'a', { values: { idee: ' ' } })])).toEqual([]);
  });

  it('take one unsigned contribution at a time, regardless of its author', () => {
    const silent = { anonymous: true };
    const entries = [
      entry('1', 'ana', 'a', silent),
      entry('2', 'bob', 'a', silent),
      entry('3', 'cyd', 'a'),
    ];
    expect(chosen(entries, 2)).toEqual(['1', '3']);
  });

  it('treat people who asked not to be named as one voice with them, and still count them', () => {
    const run = started()
      .do(bo, idea('un banc'))
      .do(chi, idea('un puits'))
      .do(participant('dan'), idea('un toit'), idea('un mur'));
    const textsOf = (attributionOptOuts: string[]) =>
      outline(run, { attributionOptOuts })
        .quotes.slice(0, 2)
        .map(({ contribution }) => run.state.boards.contributions[contribution]?.values['idee']);
    expect(textsOf([])).toEqual(['un banc', 'un puits']);
    expect(textsOf(['bo', 'chi'])).toEqual(['un banc', 'un toit']);
    expect(outline(run, { attributionOptOuts: ['bo', 'chi'] }).voices).toBe(outline(run).voices);
  });

  it('do not depend on the authors of unsigned contributions', () => {
    const anyEntry = fc.record({
      author: fc.constantFrom('ana', 'bob', 'cyd'),
      other: fc.constantFrom('ana', 'bob', 'cyd'),
      board: fc.constantFrom('a', 'b'),
      anonymous: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (all) => {
        const as = (who: 'author' | 'other') =>
          all.map((each, index) =>
            entry(String(index), each.anonymous ? each[who] : each.author, each.board, {
              anonymous: each.anonymous,
            }),
          );
        expect(chosen(as('other'))).toEqual(chosen(as('author')));
      }),
    );
  });

  it('never quote anybody twice while somebody else was not quoted', () => {
    const people = fc.array(fc.constantFrom('ana', 'bob', 'cyd', 'dee', 'eli'), { maxLength: 20 });
    fc.assert(
      fc.property(people, (authors) => {
        const entries = authors.map((author, index) => entry(String(index), author, 'a'));
        const quoted = chosen(entries).map((id) => authors[Number(id)]);
        expect(new Set(quoted).size).toBe(Math.min(4, new Set(authors).size));
      }),
    );
  });
});

describe('what waits for an answer', () => {
  it('is the open boards nobody wrote on, five at most, in turn from each workshop', () => {
    const run = started().do(bo, idea('une'));
    const [one, other] = [run.opened(), { ...openedByAda().opened(), id: 'w2' }];
    const boards = { opened: ['x', 'y', 'z', 'traces'], contributions: {} };
    const found = outline(run, { workshops: [one, { ...other, boards }] });
    expect(found.unanswered).toEqual([
      { workshop: 'w1', board: 'dons' },
      { workshop: 'w2', board: 'x' },
      { workshop: 'w1', board: 'proches' },
      { workshop: 'w2', board: 'y' },
      { workshop: 'w1', board: 'lointains' },
    ]);
    expect(found.moreUnanswered).toBe(2);
  });

  it('is nothing of a workshop that ended, whose words are still told', () => {
    const run = started().do(bo, idea('une')).do(ada, { type: 'end' });
    expect(outline(run)).toMatchObject({ unanswered: [], next: [], moved: [{ count: 1 }] });
  });

  it('leaves out the boards that no longer accept answers', () => {
    const run = openedByAda(closing(sampleTemplate)).do(
      ada,
      { type: 'openPillar', pillar: 'sharing' },
      { type: 'startExercise', exercise: 'cercles' },
    );
    const waiting = () => outline(run).unanswered.map(({ board }) => board);
    expect(waiting()).toEqual(['traces', 'proches', 'lointains']);
    run.wait(20);
    expect(waiting()).toEqual(['traces']);
  });
});

describe('the polls', () => {
  it('are those that are open, the next to close first, and only how many voted', () => {
    const polls = [
      poll('a', 'open'),
      poll('b', 'closed'),
      poll('c', 'open', 9),
      poll('d', 'open', 5),
    ];
    expect(outline(started(), { polls }).polls).toEqual([
      { poll: 'd', voters: 3, closesAt: 5 },
      { poll: 'c', voters: 3, closesAt: 9 },
      { poll: 'a', voters: 3 },
    ]);
  });
});

describe('a quiet week', () => {
  it('has nothing new, nothing said and nothing to vote on, whatever was left unanswered', () => {
    const found = outline(started());
    expect(found.unanswered).not.toEqual([]);
    expect(isQuiet(found)).toBe(true);
    expect(isQuiet({ ...found, polls: [{ poll: 'p', voters: 0 }] })).toBe(false);
    expect(
      isQuiet({ ...found, echoes: [{ week: '2026-W01', invitation: 'thinks', person: 'bo' }] }),
    ).toBe(false);
    expect(isQuiet(outline(started().do(bo, idea('une'))))).toBe(false);
  });
});

describe('the answers of last time', () => {
  it('are echoed once for each invitation, the first that came', () => {
    const answers = [answer('thinks', 'bo'), answer('thinks', 'chi'), answer('inspires', 'chi')];
    expect(outline(started(), { answers }).echoes).toEqual([
      { week: '2026-W01', invitation: 'thinks', person: 'bo' },
      { week: '2026-W01', invitation: 'inspires', person: 'chi' },
    ]);
  });
});

describe('what comes next', () => {
  it('is the step after the present one, and when the present one ends', () => {
    const run = started();
    const { steps } = run.opened().opening.template;
    const here = steps.findIndex(({ id }) => id === run.step);
    const [next] = outline(run).next;
    expect(next?.step).toBe(steps[here + 1]?.id);
    expect(next?.endsAt).toBe(run.state.timebox?.endsAt);
    const over = run.state.timebox?.endsAt ?? NaN;
    expect(outline(run, { until: over }).next).toEqual([{ workshop: 'w1', step: next?.step }]);
    run.do(ada, { type: 'extend', minutes: 5 }, { type: 'pause' });
    expect(outline(run).next[0]).not.toHaveProperty('endsAt');
  });
});

describe('the weeks', () => {
  it('count contributions by pillar, from the first week that has any', () => {
    const run = started();
    const weeks = [-2, 0, 10, 20].map((shift, index) => ({
      week: `2026-W0${index + 1}`,
      from: run.now + shift * minute,
    }));
    run.do(bo, idea('une'), idea('deux', { board: 'dons', form: 'nom', values: { quoi: 'moi' } }));
    run.wait(10);
    run.do(bo, idea('trois', { board: 'proches' }));
    run.wait(15);
    expect(outline(run, { weeks }).weeks).toEqual([
      { week: '2026-W02', counts: { sharing: 1, resources: 1 } },
      { week: '2026-W03', counts: { sharing: 1 } },
      { week: '2026-W04', counts: {} },
    ]);
    expect(outline(started(), { weeks }).weeks).toEqual([]);
  });

  it('count what was said in workshops that ended since, of which nothing else is told', () => {
    const [ended, open] = [started(), started()];
    const weeks = [{ week: '2026-W01', from: ended.now - 2 * minute }];
    ended.do(bo, idea('une'));
    open.wait(1);
    open.do(chi, idea('deux'));
    const found = outline(open, { weeks, earlier: [ended.opened()] });
    expect(found.weeks).toEqual([{ week: '2026-W01', counts: { sharing: 2 } }]);
    expect({ ...found, weeks: [] }).toEqual(outline(open));
  });
});

it('holds in one message, however much there is', () => {
  const run = started();
  for (let index = 0; index < 40; index += 1)
    run.do(participant(`p${index}`), idea(`idée ${index}`));
  const found = outline(run);
  expect(found.quotes).toHaveLength(recapLimits.quotes);
  expect(JSON.stringify(found)).not.toMatch(/idée|p\d+"/u);
});
