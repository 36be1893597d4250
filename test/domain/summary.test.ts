import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePoll, type PollIntent } from '../../src/domain/poll.ts';
import { emptyPoll, evolvePoll, type PollState } from '../../src/domain/poll-state.ts';
import { summarise, type BoardSummary, type Summary } from '../../src/domain/summary.ts';
import type { WorkshopEvent } from '../../src/domain/workshop-state.ts';
import { anyHistory, play } from '../support/any-intent.ts';
import { participant } from '../support/people.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openedByAda,
  underWay,
  type WorkshopRun,
} from '../support/workshops.ts';

const summaryOf = (run: WorkshopRun, polls: PollState[] = []) => summarise(run.opened(), polls);
const boardIds = (boards: readonly BoardSummary[]) => boards.map(({ board }) => board.id);
const ideas = (board: BoardSummary | undefined) =>
  board?.entries.map(({ words, values }) => words ?? values['idee']);

function boardsIn({ pillars, exercises, debriefs }: Summary): BoardSummary[] {
  return [...pillars, ...exercises.flatMap(({ boards }) => boards), ...debriefs];
}

/** A poll of the workshop where each of these people said yes to the first option. */
function pollWith(...voters: string[]): PollState {
  const options = ['a', 'b'].map((id) => ({ id, label: id }));
  const rules = { ifNeedBe: true, resultsWhileOpen: true, named: true };
  const where = { community: 'communaute', channel: 'salon', locale: 'fr' as const };
  const setUp = { ...where, question: 'Lesquels ?', options, rules };
  const moves: [string, PollIntent][] = [
    ['ada', { type: 'create', setUp }],
    ['ada', { type: 'open' }],
    ...voters.map((id): [string, PollIntent] => [id, { type: 'vote', yes: ['a'], ifNeedBe: [] }]),
  ];
  return moves.reduce((state, [id, intent]) => {
    const by = participant(id);
    const decided = decidePoll(state, intent, { now: 1, by, mayFacilitate: true });
    return decided.ok ? decided.value.reduce(evolvePoll, state) : state;
  }, emptyPoll('p1'));
}

describe('the summary', () => {
  it('of a workshop that has only just opened says so little', () => {
    const summary = summaryOf(openedByAda());
    expect(summary).toMatchObject({
      title: 'Notre atelier',
      figures: { people: 0, contributions: 0, votes: 0 },
      introductions: [],
      pillars: [],
      exercises: [],
      debriefs: [],
      polls: [],
      people: [],
    });
  });

  it('tells what each board gathered, by pillar, exercise and debrief', () => {
    const run = underWay()
      .do(ada, { type: 'next', skipOptional: false })
      .do(bo, idea('un jardin'), idea('un four', { board: 'proches' }))
      .do(
        chi,
        idea('un banc'),
        idea('merci', { board: 'retours' }),
        collecting({ board: 'proches' }),
      );
    const { pillars, exercises, debriefs } = summaryOf(run);
    expect(boardIds(pillars)).toEqual(['traces', 'dons']);
    expect(pillars.map(ideas)).toEqual([['un jardin', 'un banc'], []]);
    expect(exercises.map(({ exercise }) => exercise.id)).toEqual(['cercles']);
    expect(boardIds(exercises[0]?.boards ?? [])).toEqual(['proches', 'lointains']);
    expect(ideas(exercises[0]?.boards[0])).toEqual(['un four', 'Bonjour']);
    expect(debriefs.map(ideas)).toEqual([['merci']]);
  });

  it('leaves out the boards nobody opened', () => {
    const run = openedByAda().do(ada, { type: 'openPillar', pillar: 'resources' });
    expect(boardIds(boardsIn(summaryOf(run)))).toEqual(['dons']);
  });

  it('calls an exercise by the name its step has in the agenda', () => {
    expect(summaryOf(underWay()).exercises[0]?.title).toEqual({
      fr: 'exercice-1',
      en: 'exercice-1',
    });
  });

  it('names the questions that nobody answered yet', () => {
    const unanswered = (run: WorkshopRun) =>
      summaryOf(run).pillars[0]?.unanswered.map(({ id }) => id);
    const run = underWay();
    expect(unanswered(run)).toEqual(['idee', 'pourquoi']);
    run.do(bo, idea('un jardin'));
    expect(unanswered(run)).toEqual(['pourquoi']);
    run.do(chi, idea('', { values: { pourquoi: 'car' } }));
    expect(unanswered(run)).toEqual([]);
    run.do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(unanswered(run)).toEqual(['idee']);
  });

  it('does not take an answer to one form for an answer to another', () => {
    const run = underWay().do(bo, idea('un four', { board: 'lointains' }));
    const [, far] = summaryOf(run).exercises[0]?.boards ?? [];
    expect(far?.unanswered.map(({ id }) => id)).toEqual(['pourquoi', 'groupe']);
  });

  it('shows the introductions, and the cards that close the workshop', () => {
    const introduction = { name: 'Bo', organisation: '', word: 'lien' };
    const run = openedByAda().do(bo, { type: 'introduce', introduction });
    const summary = summaryOf(run);
    expect(summary.introductions).toMatchObject([{ person: 'bo', word: 'lien' }]);
    expect(summary.closing.map(({ id }) => id)).toEqual(['au-revoir']);
  });
});

describe('an exercise for 1 and for 50', () => {
  const scenario = (board: string, form: string, idee: string) => idea(idee, { board, form });
  const run = openedByAda()
    .do(ada, { type: 'startExercise', exercise: 'futurs' })
    .do(
      bo,
      scenario('sobre', 'cinquante', 'cinquante lits'),
      scenario('sobre', 'un', 'un lit'),
      scenario('abondant', 'un', 'un palais'),
    )
    .do(ada, collecting({ board: 'sobre' }));

  it('is a grid, a row a scenario, the smaller scale first', () => {
    const grid = summaryOf(run).exercises[0]?.grid;
    expect(grid?.scales).toEqual([1, 50]);
    const cells = grid?.rows.map((row) =>
      row.cells.map(({ entries }) => entries.map(({ values }) => values['idee'])),
    );
    expect(cells).toEqual([
      [['un lit'], ['cinquante lits']],
      [['un palais'], []],
    ]);
  });

  it('still tells, board by board, what has no scale', () => {
    expect(ideas(summaryOf(run).exercises[0]?.boards[0])).toContain('Bonjour');
  });

  it('has no grid where there are no scales', () => {
    expect(summaryOf(underWay()).exercises[0]?.grid).toBeUndefined();
  });
});

describe('the figures', () => {
  it('count each person once, whether they joined, wrote, or voted', () => {
    const run = underWay()
      .do(bo, { type: 'join' }, idea('un jardin'))
      .do(chi, idea('un banc', { anonymous: true }));
    const summary = summaryOf(run, [pollWith('bo', 'dee'), pollWith('dee', 'eve')]);
    expect(summary.figures).toEqual({ people: 4, contributions: 2, votes: 4 });
  });

  it('never name who contributed anonymously', () => {
    const run = underWay().do(chi, idea('un banc', { anonymous: true }));
    expect(summaryOf(run).people).toEqual([]);
  });

  it('tell each poll’s votes and star', () => {
    expect(summaryOf(openedByAda(), [pollWith('bo', 'dee')]).polls).toMatchObject([
      {
        question: 'Lesquels ?',
        voters: 2,
        lines: [
          { yes: 2, best: true },
          { yes: 0, best: false },
        ],
      },
    ]);
  });
});

describe('whatever happened', () => {
  function standingIn(events: readonly WorkshopEvent[]): string[] {
    const ids = new Set<string>();
    for (const event of events) {
      if (event.type === 'contribution.added') ids.add(event.id);
      if (event.type === 'contribution.withdrawn') ids.delete(event.id);
    }
    return [...ids].toSorted();
  }

  it('every contribution that stands is in the summary exactly once, on its board, and no other is', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        if (run.state.opening === null) return;
        const summary = summaryOf(run);
        const boards = boardsIn(summary);
        const told = boards.flatMap(({ entries }) => entries.map(({ id }) => id));
        expect(told.toSorted()).toEqual(standingIn(run.events));
        expect(summary.figures.contributions).toBe(told.length);
        for (const { board, entries } of boards)
          expect(entries.every((entry) => entry.board === board.id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
