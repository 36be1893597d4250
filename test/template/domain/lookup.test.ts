import { describe, expect, it } from 'vitest';
import {
  boardsOf,
  findBoard,
  findBoardWithHome,
  pillarOfBoard,
} from '../../../src/template/domain/lookup.ts';
import type { PillarId } from '../../../src/kernel/pillars.ts';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import type { Template } from '../../../src/template/domain/template.ts';
import { oddIds } from '../../support/people.ts';
import { sampleTemplate } from '../../support/sample-template.ts';

/** The same workshop, its first exercise about these pillars and its second board about `own`. */
function spanning(pillars: PillarId[], own?: PillarId): Template {
  const exercises = sampleTemplate.exercises.map((exercise, index) => {
    if (index > 0) return exercise;
    const boards = exercise.boards.map((board, at) =>
      at === 1 && own !== undefined ? { ...board, pillar: own } : board,
    );
    return { ...exercise, pillars, boards };
  });
  return { ...sampleTemplate, exercises };
}

describe('the boards of a template', () => {
  it('come pillars first, then exercises, then debriefs, each with what it belongs to', () => {
    expect(boardsOf(sampleTemplate).map(({ board, home }) => [board.id, home])).toEqual([
      ['traces', { kind: 'pillar', id: 'sharing' }],
      ['dons', { kind: 'pillar', id: 'resources' }],
      ['proches', { kind: 'exercise', id: 'cercles' }],
      ['lointains', { kind: 'exercise', id: 'cercles' }],
      ['sobre', { kind: 'exercise', id: 'futurs' }],
      ['abondant', { kind: 'exercise', id: 'futurs' }],
      ['retours', { kind: 'debrief', id: 'retour' }],
    ]);
  });

  it('keep that order wherever the steps that use them are in the agenda', () => {
    const turned = { ...sampleTemplate, steps: sampleTemplate.steps.toReversed() };
    expect(boardsOf(turned)).toEqual(boardsOf(sampleTemplate));
  });

  it('are none of a workshop where nobody writes', () => {
    const [welcome] = sampleTemplate.steps;
    const silent = {
      ...sampleTemplate,
      pillars: [],
      exercises: [],
      steps: welcome === undefined ? [] : [welcome],
    };
    expect(boardsOf(silent)).toEqual([]);
  });
});

describe('a board', () => {
  it('is found by its id, and so is what it belongs to', () => {
    for (const { board, home } of boardsOf(sampleTemplate)) {
      expect(findBoard(sampleTemplate, board.id)).toBe(board);
      expect(findBoardWithHome(sampleTemplate, board.id)?.home).toEqual(home);
    }
  });

  it.each([...oddIds, 'sharing', 'cercles', 'retour'])('is not found by another name: %j', (id) => {
    expect(findBoard(sampleTemplate, id)).toBeUndefined();
    expect(findBoardWithHome(sampleTemplate, id)).toBeUndefined();
    expect(pillarOfBoard(sampleTemplate, id)).toBeUndefined();
  });
});

describe('the pillar of a board', () => {
  it.each([
    ['traces', 'sharing'],
    ['dons', 'resources'],
    ['proches', 'sharing'],
    ['abondant', 'resources'],
  ])('is its own, or that of its exercise: %s', (board, pillar) => {
    expect(pillarOfBoard(sampleTemplate, board)).toBe(pillar);
  });

  it('is none for a debrief, which is about the whole workshop', () => {
    expect(pillarOfBoard(sampleTemplate, 'retours')).toBeUndefined();
  });

  it('is the first of an exercise that spans several, unless the board says which', () => {
    const template = spanning(['community', 'sharing'], 'sharing');
    expect(pillarOfBoard(template, 'proches')).toBe('community');
    expect(pillarOfBoard(template, 'lointains')).toBe('sharing');
  });

  it('can be any of the five', () => {
    for (const pillar of pillarIds)
      expect(pillarOfBoard(spanning([pillar]), 'lointains')).toBe(pillar);
  });
});
