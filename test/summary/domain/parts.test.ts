import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { type Template } from '../../../src/template/domain/template.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { sampleSource } from '../../support/sample-template.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openIntent,
  WorkshopRun,
  underWay,
} from '../../support/workshops.ts';

const both = (fr: string) => ({ fr, en: fr });
const ring = (id: string, circle: string | undefined) => ({
  id,
  title: both(id),
  prompt: both('Qui ?'),
  ...(circle === undefined ? {} : { circle }),
  anonymous: true,
  forms: [
    {
      id: 'nom',
      button: both('Je nomme'),
      title: both('Nommer'),
      subject: 'qui',
      fields: [
        { id: 'qui', label: both('Qui'), required: true },
        { id: 'elan', label: both('Élan') },
      ],
    },
  ],
});

/** Circles as authors may write them: out of order, with one on two boards. */
const circled: Template = (() => {
  const [, futures] = sampleSource.exercises;
  const boards = [
    ring('plus-loin', 'sensible'),
    ring('coeur', 'mobilised'),
    ring('coeur-bis', 'mobilised'),
    ring('hors', undefined),
  ];
  const source = {
    ...sampleSource,
    exercises: [{ ...sampleSource.exercises[0], boards }, futures],
  };
  const parsed = parseTemplate(source);
  if (!parsed.success) throw new Error(parsed.error.message);
  return parsed.data;
})();

const placing = (board: string, qui: string, more: Partial<ReturnType<typeof idea>> = {}) =>
  idea('', { board, form: 'nom', values: { qui, elan: `élan de ${qui}` }, ...more });

function circledRun(): WorkshopRun {
  if (openIntent.type !== 'open') throw new Error('not an opening');
  const opening = { ...openIntent.opening, template: circled };
  return new WorkshopRun().do(
    ada,
    { type: 'open', opening },
    { type: 'startExercise', exercise: 'cercles' },
  );
}

const circlesIn = (run: WorkshopRun) => summarise(run.opened(), [], []).exercises[0]?.circles ?? [];

describe('the circles of an exercise', () => {
  it('go from the core outwards, whatever the order of their boards', () => {
    const found = circlesIn(circledRun());
    expect(
      found.map(({ circle, boards }) => [circle, ...boards.map(({ board }) => board.id)]),
    ).toEqual([
      ['mobilised', 'coeur', 'coeur-bis'],
      ['sensible', 'plus-loin'],
    ]);
  });

  it('contain each name people placed there, once, however it was spelled', () => {
    const run = circledRun()
      .do(bo, placing('coeur', 'Coop A'), placing('coeur', 'Le four'))
      .do(chi, placing('coeur-bis', 'coop  a', { anonymous: true }));
    const [heart] = circlesIn(run);
    expect(heart?.placed.map(({ name, entries }) => [name, entries.map(({ id }) => id)])).toEqual([
      ['Coop A', ['c1', 'c3']],
      ['Le four', ['c2']],
    ]);
  });

  it('keep what names nobody separately', () => {
    const run = circledRun().do(ada, collecting({ board: 'plus-loin' }));
    const [, outer] = circlesIn(run);
    expect(outer?.placed).toEqual([]);
    expect(outer?.apart.map(({ words }) => words)).toEqual(['Bonjour']);
  });

  it('don’t exist if no board is a circle', () => {
    expect(circlesIn(underWay())).toEqual([]);
  });
});

const openIn = (run: WorkshopRun) =>
  summarise(run.opened(), [], []).open.map(({ board, all, scales, questions }) => [
    board.id,
    all ? 'all' : [...scales, ...questions.map(({ id }) => id)],
  ]);

describe('what nobody answered', () => {
  it('is a whole board, or the scales of a scenario that nobody worked on', () => {
    const run = underWay()
      .do(ada, { type: 'startExercise', exercise: 'futurs' })
      .do(bo, idea('un jardin'), idea('un lit', { board: 'sobre', form: 'six' }));
    expect(openIn(run)).toEqual([
      ['dons', 'all'],
      ['proches', 'all'],
      ['lointains', 'all'],
      ['sobre', [1, 50]],
      ['abondant', 'all'],
    ]);
  });

  it('excludes fields that ask nothing: an empty “Motivations” is not an open question', () => {
    const run = circledRun().do(
      bo,
      idea('', { board: 'coeur', form: 'nom', values: { qui: 'A' } }),
    );
    expect(openIn(run).map(([board]) => board)).not.toContain('coeur');
  });
});

describe('the highlighted ideas', () => {
  it('follow the workshop’s order, not the order in which they were marked', () => {
    const run = underWay()
      .do(bo, idea('un four', { board: 'proches' }), idea('un jardin'), idea('un banc'))
      .do(
        ada,
        { type: 'markContribution', id: 'c1' },
        { type: 'markContribution', id: 'c3' },
        { type: 'markContribution', id: 'c2' },
      );
    const summary = summarise(run.opened(), [], []);
    expect(summary.ideas.map(({ id }) => id)).toEqual(['c2', 'c3', 'c1']);
    expect(summary.figures.ideas).toBe(3);
  });
});
