import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardsOf } from '../../../src/template/domain/lookup.ts';
import {
  boardsOfStep,
  messageOf,
  pillarOfStep,
  startsOnArrival,
} from '../../../src/template/domain/step-kinds.ts';
import type { Step, Template } from '../../../src/template/domain/template.ts';
import { sampleTemplate } from '../../support/sample-template.ts';

const stepOf = (id: string): Step => {
  const step = sampleTemplate.steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
};
const boards = (step: Step | undefined, template: Template = sampleTemplate) =>
  boardsOfStep(template, step).map(({ id }) => id);

/** One step of every kind, and all that the house asks of a kind. */
const kinds = [
  { id: 'accueil', kind: 'cards', message: 'fixed' },
  { id: 'territoire', kind: 'acknowledgement', message: 'fixed' },
  { id: 'deroulement', kind: 'agenda', message: 'fixed' },
  { id: 'tour', kind: 'goRound', message: 'live' },
  { id: 'partage', kind: 'pillar', message: 'fixed', boards: ['traces'], pillar: 'sharing' },
  {
    id: 'exercice-1',
    kind: 'exercise',
    message: 'fixed',
    boards: ['proches', 'lointains'],
    pillar: 'sharing',
  },
  { id: 'retour', kind: 'debrief', message: 'fixed', boards: ['retours'] },
  { id: 'pause', kind: 'break', message: 'live' },
  { id: 'sondage', kind: 'poll', message: 'none' },
];

describe('a step', () => {
  it('is described here for every kind there is', () => {
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set(sampleTemplate.steps.map(({ kind }) => kind)),
    );
    for (const { id, kind } of kinds) expect(stepOf(id).kind).toBe(kind);
  });

  it.each(kinds)('of kind $kind has a message that is $message', ({ id, message }) => {
    expect(messageOf(stepOf(id))).toBe(message);
  });

  it.each(kinds)('of kind $kind has people write on $boards', ({ id, boards: expected = [] }) => {
    expect(boards(stepOf(id))).toEqual(expected);
  });

  it.each(kinds)('of kind $kind is about the pillar $pillar', ({ id, pillar }) => {
    expect(pillarOfStep(sampleTemplate, stepOf(id))).toBe(pillar);
  });

  it('starts its time on arrival, unless a facilitator explains it first', () => {
    expect(sampleTemplate.steps.filter((step) => !startsOnArrival(step))).toEqual([
      stepOf('exercice-1'),
      stepOf('exercice-2'),
    ]);
  });

  it('that is none has no boards and no pillar', () => {
    expect(boards(undefined)).toEqual([]);
    expect(pillarOfStep(sampleTemplate, undefined)).toBeUndefined();
  });
});

describe('a step whose part is not in the template', () => {
  it.each(['partage', 'exercice-1'])('has no boards, and nobody fails over it: %s', (id) => {
    const bare = { ...sampleTemplate, pillars: [], exercises: [] };
    expect(boards(stepOf(id), bare)).toEqual([]);
  });

  it('is about no pillar if it is an exercise, and about its own if it is a pillar', () => {
    const bare = { ...sampleTemplate, pillars: [], exercises: [] };
    expect(pillarOfStep(bare, stepOf('exercice-1'))).toBeUndefined();
    expect(pillarOfStep(bare, stepOf('partage'))).toBe('sharing');
  });
});

describe('an exercise of several pillars', () => {
  it('is about the first of them, as a step', () => {
    const exercises = sampleTemplate.exercises.map((exercise) => ({
      ...exercise,
      pillars: ['cogovernance' as const, 'sharing' as const],
    }));
    expect(pillarOfStep({ ...sampleTemplate, exercises }, stepOf('exercice-1'))).toBe(
      'cogovernance',
    );
  });
});

describe('whatever the order of the steps', () => {
  it('a board belongs to one step at most, and every board of a step is one of the template', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...sampleTemplate.steps]), (steps) => {
        const template = { ...sampleTemplate, steps };
        const written = steps.flatMap((step) => boards(step, template));
        expect(new Set(written).size).toBe(written.length);
        const known = new Set(boardsOf(template).map(({ board }) => board.id));
        expect(written.filter((id) => !known.has(id))).toEqual([]);
      }),
    );
  });
});
