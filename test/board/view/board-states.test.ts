import { describe, expect, it } from 'vitest';
import { boardAnchor, boardCard, boardThreadName } from '../../../src/board/view/card.ts';
import { contributionPost } from '../../../src/board/view/post.ts';
import { anonymity, contributionForm } from '../../../src/board/view/form.ts';
import { markButton } from '../../../src/board/view/mark-button.ts';
import { boardActions } from '../../../src/board/view/actions.ts';
import { pillarAccent } from '../../../src/kernel/view/accent.ts';
import type { Board } from '../../../src/template/domain/template.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { closingScene } from '../../support/closing-template.ts';
import { ordinarySpaces, plainForm, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { allOpen, en, fr, now, minute, Stage } from '../../support/scenes.ts';
import { expectSameShape, shapeOfForm } from '../../support/shape.ts';

function boardOf(stage: Stage, id: string): Board {
  const board = findBoard(stage.workshop.opening.template, id);
  if (board === undefined) throw new Error(`no board ${id}`);
  return board;
}
const card = (stage: Stage, id = 'loin', t = fr) => boardCard(stage.scene(t), boardOf(stage, id));
const offers = (stage: Stage, id?: string) =>
  buttonsOf(card(stage, id)).map(({ label }) => ordinarySpaces(label));
const status = (stage: Stage, t = fr) =>
  /\(([^\n]*)\)(?:\n|$)/u.exec(plainView(card(stage, 'loin', t)))?.[1];

const exercise = (template?: ConstructorParameters<typeof Stage>[0]) =>
  new Stage(template).at('exercice').by('ana', { type: 'startExercise', exercise: 'cercles' });
const closing = () => exercise(closingScene);

const write = ['Je contribue', 'Mes contributions'];
const states: readonly [string, () => Stage, readonly string[]][] = [
  ['of the current step', exercise, [...write, 'J’ai terminé']],
  [
    'whose time is paused',
    () => exercise().by('ana', { type: 'pause' }),
    [...write, 'J’ai terminé'],
  ],
  ['whose time is up', () => exercise().wait(25), [...write, 'J’ai terminé']],
  ['of an earlier step', () => exercise().at('retour'), write],
  ['that closed with its time', () => closing().wait(20), ['Mes contributions']],
  ['that closed with its step', () => closing().at('retour'), ['Mes contributions']],
  [
    'that was opened again by adding time',
    () => closing().wait(20).by('ana', { type: 'extend', minutes: 5 }),
    [...write, 'J’ai terminé'],
  ],
  ['of a workshop that is over', () => exercise().by('ana', { type: 'end' }), []],
];

describe('a board', () => {
  it.each(states)('%s offers what can be done on it, and nothing else', (_which, stage, labels) => {
    expect(offers(stage())).toEqual(labels);
  });

  it.each(states)('%s holds and offers the same in English', (_which, stageOf) => {
    const stage = stageOf();
    expectSameShape(card(stage), card(stage, 'loin', en));
  });

  it.each(states)('%s is the same each time it is shown', (_which, stageOf) => {
    const stage = stageOf();
    expect(card(stage)).toEqual(card(stage));
  });

  it.each(states)('%s always asks its question', (_which, stage) => {
    expect(plainView(card(stage()))).toMatch(/^Qui est loin \?\n/u);
  });

  it('asks a question once, though several of its forms ask it', () => {
    expect(plainView(card(allOpen(), 'sobre')).split('Pourquoi est-ce important ?')).toHaveLength(
      2,
    );
  });

  it('has the colour of its pillar, or none where it is about no pillar', () => {
    expect(card(allOpen(), 'gens').accent).toBe(pillarAccent('community'));
    expect(card(allOpen(), 'sobre').accent).toBe(pillarAccent('sharing'));
    expect(card(allOpen(), 'retours').accent).toBe(pillarAccent(undefined));
  });

  it('shows what its caller counted, if that was counted already', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'a' });
    const given = boardCard(stage.scene(), boardOf(stage, 'loin'), []);
    expect(plainView(given)).toContain('Personne n’a encore répondu.');
  });
});

const written = (...authors: string[]) =>
  authors.reduce((stage, who) => stage.write(who, 'loin', { idee: 'a' }), allOpen());

describe('the figures of a board', () => {
  it.each([
    [['nour'], '1 contribution de 1 personne', '1 contribution from 1 person'],
    [['nour', 'nour'], '2 contributions de 1 personne', '2 contributions from 1 person'],
    [['nour', 'zoe'], '2 contributions de 2 personnes', '2 contributions from 2 people'],
  ])('by %j', (authors, french, english) => {
    expect(status(written(...authors))).toBe(french);
    expect(status(written(...authors), en)).toBe(english);
  });

  it('leave out what was withdrawn, down to nothing', () => {
    const stage = written('nour', 'zoe');
    stage.by('zoe', { type: 'withdrawContribution', id: stage.last.id });
    expect(status(stage)).toBe('1 contribution de 1 personne');
    const [first] = Object.keys(stage.workshop.boards.contributions);
    stage.by('nour', { type: 'withdrawContribution', id: first ?? '' });
    expect(status(stage)).toContain('Personne n’a encore répondu.');
  });

  it('count a collected message as any other', () => {
    expect(status(written('nour').collect('zoe', 'loin', 'Moi aussi.'))).toBe(
      '2 contributions de 2 personnes',
    );
  });

  it('are of that board alone', () => {
    expect(status(written('nour').write('zoe', 'gens', { idee: 'b' }))).toBe(
      '1 contribution de 1 personne',
    );
  });

  it('stand after the time that is left and before how many are done', () => {
    const stage = exercise()
      .write('nour', 'loin', { idee: 'a' })
      .by('nour', { type: 'ready', step: 'exercice' });
    expect(status(stage)).toBe(
      `Fin : <relative ${now + 20 * minute}> · 1 contribution de 1 personne · 1 personne a terminé`,
    );
  });
});

const threadName = (id: string, t = fr) =>
  boardThreadName(allOpen().scene(t), boardOf(allOpen(), id));

describe('the thread of a board', () => {
  it('has the same name as the message it hangs from, which says where to answer', () => {
    const stage = allOpen();
    for (const id of ['gens', 'loin', 'sobre', 'retours'])
      for (const t of [fr, en]) {
        const scene = stage.scene(t);
        const shown = plainView(boardAnchor(scene, boardOf(stage, id)));
        expect(shown.split('\n')[0]).toBe(`## ${boardThreadName(scene, boardOf(stage, id))}`);
        expect(shown).toMatch(t === fr ? /Les réponses vont dans le fil/u : /Answers go/u);
      }
  });

  it('has its pillar’s sign, its number and its title, in the workshop’s language', () => {
    expect(threadName('loin')).toBe('🤝 1.2 Loin');
    expect(threadName('sobre', en)).toBe('🌱 Sobriety');
    expect(threadName('retours', en)).toBe('Debrief');
  });
});

describe('a contribution in its thread', () => {
  const long = 'mot '.repeat(200).trim();
  it.each([
    ['short', () => allOpen().write('nour', 'loin', { idee: 'a' }), []],
    ['long', () => allOpen().write('nour', 'loin', { idee: long }), ['Lire la suite']],
    [
      'about somebody',
      () => allOpen().write('nour', 'proches', { nom: 'Ana', idee: 'a' }, { form: 'personne' }),
      ['J’y ajoute'],
    ],
    ['collected', () => allOpen().collect('nour', 'loin', 'a'), ['Retirer']],
    [
      'collected and long',
      () => allOpen().collect('nour', 'loin', long),
      ['Lire la suite', 'Retirer'],
    ],
  ])('%s has the buttons it needs, and no other', (_which, stageOf, labels) => {
    const stage = stageOf();
    const post = contributionPost(stage.scene(), stage.last);
    expect(buttonsOf(post).map(({ label }) => label)).toEqual(labels);
    expectSameShape(post, contributionPost(stage.scene(en), stage.last));
  });

  it('is edited only when it changes: who else writes does not matter', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'a' });
    const entry = stage.last;
    const before = contributionPost(stage.scene(), entry);
    stage.write('zoe', 'loin', { idee: 'b' }).at('suite');
    expect(contributionPost(stage.scene(), entry)).toEqual(before);
  });
});

const form = (id: string, t = fr) => {
  const board = boardOf(allOpen(), id);
  const [first] = board.forms;
  if (first === undefined) throw new Error('no form');
  const ref = { workshop: 'w1', board: id, form: first.id };
  return contributionForm(board, first, boardActions.contributeSend.ref(ref), t);
};

describe('the form of a board', () => {
  it.each(['gens', 'proches', 'loin', 'sobre', 'retours'])(
    'of %s asks the same in both languages',
    (id) => {
      expect(shapeOfForm(form(id, en))).toEqual(shapeOfForm(form(id)));
    },
  );

  it('asks for a name only where one may be withheld', () => {
    for (const id of ['proches', 'loin', 'sobre'])
      expect(plainForm(form(id))).not.toContain('Mon nom');
  });

  it('signs by default, and never makes anybody choose', () => {
    expect(anonymity(fr, false)).toMatchObject({ required: false, values: [] });
    expect(anonymity(fr, true)).toMatchObject({ required: false, values: ['yes'] });
  });
});

describe('the button that keeps an idea for the summary', () => {
  it('says what pressing it does now, in both languages', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'a' });
    const label = (t = fr) => markButton(stage.scene(t), stage.last).label;
    expect([label(), label(en)]).toEqual(['Ajouter au bilan', 'Add to summary']);
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    expect([label(), label(en)]).toEqual(['Retirer du bilan', 'Remove from summary']);
    expect(markButton(stage.scene(), stage.last).action).toBe(
      boardActions.ideaUnmark.ref({ workshop: 'w1', contribution: stage.last.id }),
    );
  });
});
