import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { summarise, type Summary } from '../../../src/summary/domain/summary.ts';
import { type BoardSummary } from '../../../src/summary/domain/board-summary.ts';
import type { WorkshopEvent } from '../../../src/workshop/domain/state.ts';
import { anyHistory, play } from '../../support/any-intent.ts';
import { participant } from '../../support/people.ts';
import { openPoll, rules, setUp, vote } from '../../support/polls.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openedByAda,
  underWay,
  type WorkshopRun,
} from '../../support/workshops.ts';

const summaryOf = (run: WorkshopRun, polls: PollState[] = [], attributionOptOuts: string[] = []) =>
  summarise(run.opened(), polls, attributionOptOuts);
const boardIds = (boards: readonly BoardSummary[]) => boards.map(({ board }) => board.id);
const ideas = (board: BoardSummary | undefined) =>
  board?.entries.map(({ words, values }) => words ?? values['idee']);

function boardsIn({ pillars, exercises, debriefs }: Summary): BoardSummary[] {
  return [...pillars, ...exercises.flatMap(({ boards }) => boards), ...debriefs];
}
const unanswered = (run: WorkshopRun) => summaryOf(run).pillars[0]?.unanswered.map(({ id }) => id);

const scenario = (board: string, form: string, idee: string) => idea(idee, { board, form });

/** A poll in which each of these people said yes to the first option, with or without names. */
function pollWith(named: boolean, ...voters: string[]): PollState {
  const held = setUp(['a', 'b', 'c'], { rules: { ...rules, named } });
  const run = openPoll({ type: 'create', setUp: held });
  for (const id of voters) run.try(vote(['a']), participant(id));
  return run.state;
}

describe('the summary', () => {
  it('of a workshop that has only just opened says little', () => {
    const summary = summaryOf(openedByAda());
    expect(summary).toMatchObject({
      title: 'Notre atelier',
      figures: { people: 0, contributions: 0, votes: 0, ideas: 0 },
      foreword: null,
      ideas: [],
      open: [],
      facilitators: ['ada'],
      introductions: [],
      pillars: [],
      exercises: [],
      debriefs: [],
      polls: [],
      people: [],
    });
  });

  it('has what each board gathered, by pillar, exercise and debrief', () => {
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

  it('leaves out boards that nobody opened', () => {
    const run = openedByAda().do(ada, { type: 'openPillar', pillar: 'resources' });
    expect(boardIds(boardsIn(summaryOf(run)))).toEqual(['dons']);
  });

  it('calls an exercise by the title of its step in the agenda', () => {
    expect(summaryOf(underWay()).exercises[0]?.title).toEqual({
      fr: 'exercice-1',
      en: 'exercice-1',
    });
  });

  it('lists the questions that nobody answered yet', () => {
    const run = underWay();
    expect(unanswered(run)).toEqual(['idee', 'pourquoi']);
    run.do(bo, idea('un jardin'));
    expect(unanswered(run)).toEqual(['pourquoi']);
    run.do(chi, idea('', { values: { pourquoi: 'car' } }));
    expect(unanswered(run)).toEqual([]);
    run.do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(unanswered(run)).toEqual(['idee']);
  });

  it('thanks nobody by name who withdrew all that they had signed', () => {
    const run = underWay().do(bo, idea('un jardin'), idea('un four')).do(chi, idea('un puits'));
    const thanked = () => summaryOf(run).people.map(({ id }) => id);
    run.do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(thanked()).toEqual(['bo', 'chi']);
    run.do(bo, { type: 'withdrawContribution', id: 'c2' });
    expect(thanked()).toEqual(['chi']);
    expect(summaryOf(run).figures.people).toBe(1);
    run.do(bo, idea('une serre'));
    expect(thanked()).toEqual(['bo', 'chi']);
  });

  it('thanks who introduced themself, whatever else they withdrew', () => {
    const introduction = { name: 'Bo', organisation: '', word: 'lien' };
    const run = openedByAda().do(bo, { type: 'introduce', introduction });
    run.do(ada, { type: 'startExercise', exercise: 'futurs' });
    run.do(bo, scenario('sobre', 'un', 'un lit'), { type: 'withdrawContribution', id: 'c1' });
    expect(summaryOf(run).people).toEqual([{ id: 'bo', name: expect.any(String) }]);
  });

  it('shows by its thanks nothing of what was written without a name', () => {
    const run = underWay().do(bo, { type: 'join' });
    const before = summaryOf(run).people;
    run.do(bo, idea('un secret', { anonymous: true }), { type: 'withdrawContribution', id: 'c1' });
    expect(summaryOf(run).people).toEqual(before);
  });

  it('has what was said without a name in the order of a dictionary', () => {
    const run = openedByAda();
    const say = (by: typeof bo, word: string) => {
      run.do(by, { type: 'introduce', introduction: { name: 'x', organisation: '', word } });
    };
    say(bo, 'Zèbre');
    say(chi, 'Âne');
    expect(summaryOf(run, [], ['bo', 'chi']).introductions.map(({ word }) => word)).toEqual([
      'Âne',
      'Zèbre',
    ]);
  });

  it('does not take an answer to one form for an answer to another', () => {
    const run = openedByAda()
      .do(ada, { type: 'startExercise', exercise: 'futurs' })
      .do(bo, scenario('sobre', 'un', 'un lit'));
    const unansweredOf = summaryOf(run).exercises[0]?.boards.map((each) => each.unanswered.length);
    expect(unansweredOf).toEqual([2, 3]);
  });

  it('has the introductions, and the workshop’s closing cards', () => {
    const introduction = { name: 'Bo', organisation: '', word: 'lien' };
    const run = openedByAda().do(bo, { type: 'introduce', introduction });
    const summary = summaryOf(run);
    expect(summary.introductions).toEqual([
      { by: { id: 'bo', name: 'Bo' }, organisation: '', word: 'lien' },
    ]);
    expect(summary.closing.map(({ id }) => id)).toEqual(['au-revoir']);
  });
});

describe('an exercise for 1 and for 50', () => {
  const run = openedByAda()
    .do(ada, { type: 'startExercise', exercise: 'futurs' })
    .do(
      bo,
      scenario('sobre', 'cinquante', 'cinquante lits'),
      scenario('sobre', 'un', 'un lit'),
      scenario('abondant', 'un', 'un palais'),
    )
    .do(ada, collecting({ board: 'sobre' }));

  it('is a grid with a row per scenario, smaller scale first', () => {
    const grid = summaryOf(run).exercises[0]?.grid;
    expect(grid?.scales).toEqual([1, 6, 50]);
    const cells = grid?.rows.map((row) =>
      row.cells.map(({ entries }) => entries.map(({ values }) => values['idee'])),
    );
    expect(cells).toEqual([
      [['un lit'], [], ['cinquante lits']],
      [['un palais'], [], []],
    ]);
  });

  it('still has what has no scale, on its board and next to its scenario', () => {
    const [exercise] = summaryOf(run).exercises;
    expect(ideas(exercise?.boards[0])).toContain('Bonjour');
    expect(exercise?.grid?.rows.map(({ apart }) => apart.map(({ words }) => words))).toEqual([
      ['Bonjour'],
      [],
    ]);
  });

  it('has no grid without scales', () => {
    expect(summaryOf(underWay()).exercises[0]?.grid).toBeUndefined();
  });
});

describe('the figures', () => {
  it('count each person once, whether they joined, wrote or voted', () => {
    const run = underWay().do(bo, { type: 'join' }, idea('un jardin'));
    const summary = summaryOf(run, [pollWith(true, 'bo', 'dee'), pollWith(true, 'dee', 'eve')]);
    expect(summary.figures).toEqual({ people: 3, contributions: 1, votes: 4, ideas: 0 });
  });

  it('count nobody anonymous: their words and votes count, they don’t', () => {
    const run = underWay().do(chi, idea('un banc', { anonymous: true }));
    const summary = summaryOf(run, [pollWith(false, 'bo', 'dee')]);
    expect(summary.figures).toEqual({ people: 0, contributions: 1, votes: 2, ideas: 0 });
  });

  it('never name people who contributed anonymously', () => {
    const run = underWay().do(chi, idea('un banc', { anonymous: true }));
    expect(summaryOf(run).people).toEqual([]);
  });

  it('include each poll’s votes and star', () => {
    const [poll] = summaryOf(openedByAda(), [pollWith(true, 'bo', 'dee')]).polls;
    expect(poll).toMatchObject({ question: 'Lesquels ?', voters: 2 });
    expect(poll?.lines?.map(({ yes, best }) => [yes, best])).toEqual([
      [2, true],
      [0, false],
      [0, false],
    ]);
  });
});

function standingIn(events: readonly WorkshopEvent[]): string[] {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.type === 'contribution.added') ids.add(event.id);
    if (event.type === 'contribution.withdrawn') ids.delete(event.id);
  }
  return [...ids].toSorted();
}

describe('whatever happened', () => {
  it('every contribution that was not withdrawn is in the summary exactly once, on its board, and no others are', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        if (run.state.opening === null) return;
        const summary = summaryOf(run);
        const boards = boardsIn(summary);
        const listed = boards.flatMap(({ entries }) => entries.map(({ id }) => id));
        expect(listed.toSorted()).toEqual(standingIn(run.events));
        expect(summary.figures.contributions).toBe(listed.length);
        for (const { board, entries } of boards)
          expect(entries.every((entry) => entry.board === board.id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
