import { describe, expect, it } from 'vitest';
import { maxKept } from '../../../src/board/domain/highlights.ts';
import type { Board } from '../../../src/template/domain/template.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { forewordForm, forewordReceipt, summaryPreview } from '../../../src/summary/view/making.ts';
import { allCapabilities } from '../../../src/engine/capabilities.ts';
import { ideasPanel } from '../../../src/summary/view/ideas.ts';
import { ideasForm } from '../../../src/summary/view/ideas.ts';
import { ideaReceipt } from '../../../src/summary/view/ideas.ts';
import { summaryButton } from '../../../src/summary/view/summary-button.ts';
import type { Scene } from '../../../src/workshop/view/scene.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import { ordinarySpaces, plainForm, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { allOpen, en, fr, type Stage } from '../../support/scenes.ts';
import { expectSameShape, shapeOfForm } from '../../support/shape.ts';

const write = (stage: Stage, idee: string, who = 'nour', board = 'gens') =>
  stage.write(who, board, { idee });
const mark = (stage: Stage) => stage.by('ana', { type: 'markContribution', id: stage.last.id });
const ask = (stage: Stage) => stage.by('ana', { type: 'askSummary' });
const foreword = (stage: Stage, text: string) => stage.by('ana', { type: 'setForeword', text });
const labels = (view: View) => buttonsOf(view).map(({ label }) => ordinarySpaces(label));

function boardOf(stage: Stage, id: string): Board {
  const board = findBoard(stage.workshop.opening.template, id);
  if (board === undefined) throw new Error(`no board ${id}`);
  return board;
}
const form = (stage: Stage, board = 'gens', t = fr, typed?: readonly string[]) =>
  ideasForm(stage.scene(t), boardOf(stage, board), typed);
function ticked(...given: Parameters<typeof form>) {
  const [field] = form(...given)?.fields ?? [];
  if (field?.kind !== 'someOf') throw new Error('no list to tick');
  return field;
}

type Shown = (scene: Scene, stage: Stage) => View;
const preview: Shown = (scene) =>
  summaryPreview(scene, [
    { blocks: [{ kind: 'title', text: ['Bilan'] }] },
    { blocks: [{ kind: 'heading', text: ['Les gens'] }] },
  ]);
const receipt: Shown = (scene) => forewordReceipt(scene);
const panel: Shown = (scene) => ideasPanel(scene, allCapabilities);
const marked: Shown = (scene, stage) => ideaReceipt(scene, stage.last);
const seen = (stage: Stage, show: Shown, t = fr) => show(stage.scene(t), stage);

const states: readonly [string, () => Stage, Shown, readonly string[]][] = [
  [
    'the preview, at first',
    allOpen,
    preview,
    ['Ajouter un mot', 'Choisir les idées', 'Publier le bilan'],
  ],
  [
    'the preview, once there is a word',
    () => foreword(allOpen(), 'Merci !'),
    preview,
    ['Changer le mot', 'Choisir les idées', 'Publier le bilan'],
  ],
  [
    'the preview of a posted summary',
    () => ask(allOpen()),
    preview,
    ['Ajouter un mot', 'Choisir les idées', 'Mettre le bilan à jour'],
  ],
  ['the receipt of a word', () => foreword(allOpen(), 'Merci !'), receipt, ['Changer le mot']],
  ['the receipt of no word', allOpen, receipt, ['Ajouter un mot']],
  [
    'the receipt of a word, once the summary is posted',
    () => foreword(ask(allOpen()), 'Merci !'),
    receipt,
    ['Changer le mot', 'Mettre le bilan à jour'],
  ],
  ['the ideas, before anybody wrote', allOpen, panel, []],
  ['the ideas, before any is kept', () => write(allOpen(), 'Un.'), panel, []],
  ['the ideas', () => mark(write(allOpen(), 'Un.')), panel, []],
  [
    'the ideas of a posted summary',
    () => mark(write(ask(allOpen()), 'Un.')),
    panel,
    ['Mettre le bilan à jour'],
  ],
  ['an idea that was kept', () => mark(write(allOpen(), 'Un.')), marked, ['Retirer du bilan']],
  ['an idea that is kept no more', () => write(allOpen(), 'Un.'), marked, ['Ajouter au bilan']],
  [
    'an idea kept after the summary was posted',
    () => mark(write(ask(allOpen()), 'Un.')),
    marked,
    ['Retirer du bilan', 'Mettre le bilan à jour'],
  ],
];

describe('what a facilitator can do next', () => {
  it.each(states)('from %s', (_where, stage, show, offered) => {
    expect(labels(seen(stage(), show))).toEqual(offered);
  });

  it.each(states)('is the same in both languages from %s', (_where, stageOf, show) => {
    const stage = stageOf();
    expectSameShape(seen(stage, show), seen(stage, show, en));
  });

  it.each(states)(
    'is told beside the button if the summary has to be updated, from %s',
    (...row) => {
      const [, stage, show] = row;
      const view = seen(stage(), show);
      if (show === preview) return;
      const told = plainView(view).includes('ne change que si vous le mettez à jour');
      expect(told).toBe(labels(view).includes('Mettre le bilan à jour'));
    },
  );
});

describe('the preview of a summary', () => {
  it('sets its messages apart, and says that nobody else sees it', () => {
    expect(plainView(seen(allOpen(), preview))).toMatch(
      /^# Bilan\n---\n## Les gens\n\(Personne d’autre ne voit cet aperçu\. Le bilan sera publié à la fin/u,
    );
    expect(plainView(seen(allOpen(), preview, en))).toContain('(Only you can see this preview.');
  });

  it('says what updating does once it is posted', () => {
    expect(plainView(seen(ask(allOpen()), preview))).toContain('change les mêmes messages.');
    expect(plainView(seen(ask(allOpen()), preview, en))).toContain('changes the same messages.');
  });

  it('is reached in each language by a button that stays once the workshop is over', () => {
    const stage = allOpen().by('ana', { type: 'end' });
    expect(summaryButton(stage.scene()).label).toBe('Le bilan');
    expect(summaryButton(stage.scene(en)).label).toBe('Summary');
  });
});

describe('the facilitator’s word', () => {
  it('is asked for in a form that starts with the one there is, or with what was refused', () => {
    expect(plainForm(forewordForm(allOpen().scene()))).toContain(': …');
    const stage = foreword(allOpen(), 'Merci à vous !');
    expect(plainForm(forewordForm(stage.scene()))).toContain(': Merci à vous !');
    expect(plainForm(forewordForm(stage.scene(), 'Trop long…'))).toContain(': Trop long…');
  });

  it('can be emptied, and the form is the same in both languages', () => {
    const scene = allOpen().scene();
    expect(forewordForm(scene).fields.map(({ required }) => required)).toEqual([false]);
    expect(shapeOfForm(forewordForm(allOpen().scene(en)))).toEqual(
      shapeOfForm(forewordForm(scene)),
    );
  });

  it('is repeated in full in its receipt, lines and all', () => {
    const words = `Merci !\n${'mot '.repeat(100).trim()}`;
    const text = plainView(seen(foreword(allOpen(), words), receipt));
    expect(text).toContain('Le bilan s’ouvrira sur votre mot :');
    expect(text.replaceAll('> ', '')).toContain(words);
  });

  it('that was taken away is not quoted', () => {
    const stage = foreword(foreword(allOpen(), 'Merci !'), '');
    expect(plainView(seen(stage, receipt))).toBe(
      'C’est noté. Le bilan s’ouvrira sans mot.\n[Ajouter un mot]',
    );
    expect(plainView(seen(stage, receipt, en))).toContain('will open without a note');
  });
});

describe('the ideas kept for the summary', () => {
  it.each([
    [0, 'Aucune idée n’est encore retenue.', 'No ideas have been kept yet.'],
    [1, 'Une idée ouvre le bilan :', 'One idea opens the summary:'],
    [2, '2 idées ouvrent le bilan :', '2 ideas open the summary:'],
  ])('are counted: %i', (count, french, english) => {
    const stage = write(allOpen(), 'Zéro.');
    for (let n = 0; n < count; n += 1) mark(write(stage, `Idée ${n}.`));
    expect(plainView(seen(stage, panel))).toContain(french);
    expect(plainView(seen(stage, panel, en))).toContain(english);
    const quotes = seen(stage, panel).blocks.filter(({ kind }) => kind === 'quote');
    expect(quotes).toHaveLength(count);
  });

  it('are chosen from boards that have something, with how much is there and kept', () => {
    const stage = mark(write(write(allOpen(), 'Un.'), 'Deux.'));
    mark(write(mark(write(stage, 'Trois.', 'zoe', 'loin')), 'Quatre.', 'zoe', 'loin'));
    const [row] = seen(stage, panel).rows ?? [];
    expect(
      row?.kind === 'choose' ? row.options.map(({ label, help }) => [label, help]) : [],
    ).toEqual([
      ['Les gens', '2\u00A0contributions, 1\u00A0retenue'],
      ['1.2 Loin', '2\u00A0contributions, 2\u00A0retenues'],
    ]);
  });

  it('say nothing to choose from where nobody wrote', () => {
    expect(plainView(seen(allOpen(), panel))).toContain('Personne n’a encore écrit');
    expect(seen(allOpen(), panel).rows ?? []).toEqual([]);
  });

  it('disappear when their author withdraws them', () => {
    const stage = mark(write(allOpen(), 'Un.'));
    write(stage, 'Deux.');
    const [first = ''] = Object.keys(stage.workshop.boards.contributions);
    stage.by('nour', { type: 'withdrawContribution', id: first });
    expect(plainView(seen(stage, panel))).not.toContain('Un.');
    expect(plainView(seen(stage, panel))).toContain('Aucune idée n’est encore retenue');
  });

  it('name no anonymous author, in a receipt or in a list', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un.' }, { anonymous: true });
    mark(stage);
    for (const shown of [seen(stage, panel), seen(stage, marked), form(stage)])
      expect(JSON.stringify(shown)).not.toContain('nour');
    expect(plainView(seen(stage, marked))).toContain('> Un. — anonyme');
  });
});

describe('the list of a board’s contributions to tick', () => {
  it('does not exist for a board without any', () => {
    expect(form(allOpen())).toBeUndefined();
  });

  it('has them in their order, with who wrote them, ticked where they are kept', () => {
    const stage = mark(write(write(allOpen(), 'Un.'), 'Deux.', 'zoe'));
    const { options, values } = ticked(stage);
    expect(options.map(({ label, help }) => [label, help])).toEqual([
      ['Un.', 'Nom de nour'],
      ['Deux.', 'Nom de zoe'],
    ]);
    expect(values).toEqual([stage.last.id]);
  });

  it('keeps what was ticked when it could not be recorded', () => {
    const stage = mark(write(allOpen(), 'Un.'));
    expect(ticked(stage, 'gens', fr, []).values).toEqual([]);
  });

  it('of a crowded board has the latest, and every idea that is kept, however old', () => {
    const stage = mark(write(allOpen(), 'La toute première.'));
    for (let n = 1; n <= 40; n += 1) write(stage, `Idée ${n}.`);
    const shown = ticked(stage).options.map(({ label }) => label);
    expect(shown).toHaveLength(25);
    expect([shown[0], shown[1], shown.at(-1)]).toEqual([
      'La toute première.',
      'Idée 17.',
      'Idée 40.',
    ]);
  });

  it('says how many may be kept, and that older ones are not shown, if any is not', () => {
    const stage = write(allOpen(), 'Un.');
    expect(ticked(stage).help).toContain(String(maxKept));
    expect(ticked(stage).help).not.toContain('25');
    for (let n = 1; n <= 25; n += 1) write(stage, `Idée ${n}.`);
    for (const t of [fr, en]) expect(ticked(stage, 'gens', t).help).toContain('25');
  });

  it('shortens each between words, on one line', () => {
    const stage = write(allOpen(), `un\ndeux\n${'mot '.repeat(60)}`);
    const [choice] = ticked(stage).options;
    expect(choice?.label).toMatch(/^un · deux · (?:mot )+mot…$/u);
    expect(choice?.label.length).toBeLessThanOrEqual(95);
  });
});
