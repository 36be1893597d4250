import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../../src/board/domain/board.ts';
import { contributionsOf } from '../../../src/board/domain/board.ts';
import {
  contributeMenu,
  contributionReceipt,
  ownContribution,
  withdrawnReceipt,
} from '../../../src/board/view/receipts.ts';
import { withdrawingAll } from '../../../src/board/view/moderation.ts';
import { ownContributions } from '../../../src/board/view/own-contributions.ts';
import { moderatedContribution } from '../../../src/board/view/moderation.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import { anyWords } from '../../support/any-text.ts';
import { closingScene } from '../../support/closing-template.ts';
import { plainText, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { allOpen, en, fr, Stage } from '../../support/scenes.ts';
import { expectSameShape } from '../../support/shape.ts';

const idea = (stage = allOpen()) =>
  stage.write('nour', 'loin', { idee: 'Une serre.', pourquoi: 'Le froid.' });
const unsigned = () => allOpen().write('nour', 'gens', { idee: 'Un puits.' }, { anonymous: true });
const about = () =>
  allOpen().write('nour', 'proches', { nom: 'Samira', idee: 'Du miel.' }, { form: 'personne' });
const collected = () => allOpen().collect('nour', 'gens', 'On a un puits.\nIl est vieux.');
const ended = (stage: Stage) => stage.by('ana', { type: 'end' });
const closedByTime = () =>
  idea(
    new Stage(closingScene)
      .at('exercice')
      .by('ana', { type: 'startExercise', exercise: 'cercles' }),
  ).wait(20);

type Shown = (scene: SceneAt, entry: Contribution) => View;
const seen = (stage: Stage, show: Shown, t = fr) => plainView(show(stage.scene(t), stage.last));
const recorded: Shown = (scene, entry) => contributionReceipt(scene, entry, false);
const offers = (stage: Stage, show: Shown) =>
  buttonsOf(show(stage.scene(), stage.last)).map(({ label }) => label);

const edited: Shown = (scene, entry) => contributionReceipt(scene, entry, true);

describe('the receipt of a contribution', () => {
  it('repeats exactly what was recorded, where it is, and how to change it', () => {
    expect(seen(idea(), recorded)).toBe(
      [
        'C’est enregistré dans *1.2 Loin* :',
        '> *Idée*\n> Une serre.',
        '> *Pourquoi*\n> Le froid.',
        '[Corriger] [Retirer]',
      ].join('\n'),
    );
    expect(seen(idea(), recorded, en)).toBe(
      [
        'Recorded in *1.2 Far*:',
        '> *Idea*\n> Une serre.',
        '> *Why*\n> Le froid.',
        '[Edit] [Withdraw]',
      ].join('\n'),
    );
  });

  it('says for how many, where the board asks for 1 and for 50', () => {
    const stage = allOpen().write('nour', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    expect(seen(stage, recorded)).toContain(' :\n*Pour 50*\n> *Idée*\n');
  });

  it('leads to the thread of the board once there is one', () => {
    const stage = idea().open('thread:loin', '202');
    expect(seen(stage, recorded)).toContain('C’est enregistré dans #202 :');
    expect(seen(stage, ownContribution)).toMatch(/^#202\n/u);
  });

  it('says that it was edited, if it was', () => {
    expect(seen(idea(), edited)).toMatch(/^C’est corrigé dans \*1\.2 Loin\* :\n/u);
    expect(seen(idea(), edited, en)).toMatch(/^Edited in \*1\.2 Far\*:\n/u);
  });

  it('reassures people who gave no name, and nobody else', () => {
    expect(seen(unsigned(), recorded)).toContain('(Tout le monde le lira sans votre nom.)');
    expect(seen(unsigned(), recorded, en)).toContain('(Everyone will read it without your name.)');
    expect(seen(idea(), recorded)).not.toContain('sans votre nom');
    expect(seen(unsigned(), recorded)).not.toContain('nour');
  });

  it('begins with the person or thing it is about', () => {
    expect(seen(about(), recorded)).toContain('*Samira*\n> *Idée*\n> Du miel.\n');
  });

  it('never shortens what somebody typed', () => {
    const long = 'mot '.repeat(220).trim();
    const stage = allOpen().write('nour', 'loin', { idee: long, pourquoi: long });
    for (const show of [recorded, ownContribution, moderatedContribution])
      expect(seen(stage, show).split(long)).toHaveLength(3);
  });

  it('shows what was typed as it was typed, and lets it ping nobody', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const stage = allOpen().collect('nour', 'gens', words);
        const quotes = recorded(stage.scene(), stage.last).blocks.flatMap((block) =>
          block.kind === 'quote' ? [block.text] : [],
        );
        expect(quotes).toEqual([[words.trim()]]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what people can do with their own words', () => {
  it.each([
    ['on an open board', idea, ['Corriger', 'Retirer']],
    ['without a name', unsigned, ['Corriger', 'Retirer']],
    ['about somebody', about, ['Corriger', 'Retirer']],
    ['collected from a thread', collected, ['Retirer']],
    ['on a board that its time closed', closedByTime, ['Retirer']],
    ['in a workshop that is over', () => ended(idea()), ['Corriger', 'Retirer']],
  ])('%s: they can always take them back, and edit them where that is possible', (...row) => {
    const [, stage, labels] = row;
    expect(offers(stage(), recorded)).toEqual(labels);
    expect(offers(stage(), ownContribution)).toEqual(labels);
  });

  it('is done to those very words, in that very workshop', () => {
    const stage = idea();
    for (const { action } of buttonsOf(ownContribution(stage.scene(), stage.last)))
      expect(action.split(':').slice(1)).toEqual(['w1', stage.last.id]);
  });
});

describe('a contribution that a facilitator opens', () => {
  it('is shown in full, to be kept for the summary or withdrawn', () => {
    expect(seen(idea(), moderatedContribution)).toBe(
      [
        '@nour',
        '> *Idée*\n> Une serre.',
        '> *Pourquoi*\n> Le froid.',
        '[Ajouter au bilan] [Retirer]',
      ].join('\n'),
    );
  });

  it('can be taken off the summary once it is on it', () => {
    const stage = idea();
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    expect(offers(stage, moderatedContribution)).toEqual(['Retirer du bilan', 'Retirer']);
  });

  it('lets all that its author wrote be withdrawn, if there is more of it', () => {
    const stage = idea(idea());
    expect(offers(stage, moderatedContribution)).toEqual([
      'Ajouter au bilan',
      'Retirer',
      'Retirer tous ses écrits',
    ]);
  });

  it('without a name gives no hint at what its author signed', () => {
    const stage = idea().write('nour', 'gens', { idee: 'Un puits.' }, { anonymous: true });
    expect(offers(stage, moderatedContribution)).toEqual(['Ajouter au bilan', 'Retirer']);
    expect(seen(stage, moderatedContribution)).not.toContain('nour');
  });
});

describe('withdrawing all that somebody wrote', () => {
  it('says whose words and how many, and asks first', () => {
    expect(seen(idea(idea()), withdrawingAll)).toBe(
      'Nom de nour a écrit 2 contributions dans cet atelier. Les retirer toutes ? C’est définitif.\n[Oui, tout retirer]',
    );
    expect(seen(idea(idea()), withdrawingAll, en)).toContain(
      'Nom de nour wrote 2 contributions in this workshop. Withdraw them all? This can’t be undone.',
    );
  });

  it('never names who gave no name, and counts only what has none', () => {
    const stage = idea();
    for (const idee of ['a', 'b', 'c']) stage.write('nour', 'gens', { idee }, { anonymous: true });
    expect(seen(stage, withdrawingAll)).toContain(
      'La même personne a écrit 3 contributions anonymes dans cet atelier.',
    );
    expect(JSON.stringify(withdrawingAll(stage.scene(), stage.last))).not.toContain('nour');
  });

  it('is a button one cannot take for another', () => {
    const stage = idea();
    const tones = buttonsOf(withdrawingAll(stage.scene(), stage.last)).map(({ tone }) => tone);
    expect(tones).toEqual(['danger']);
  });
});

const said = (summary: Parameters<typeof withdrawnReceipt>[1], t = fr) =>
  plainView(withdrawnReceipt(t.say('withdrawn.done'), summary, t));

describe('what becomes of a posted summary once words are withdrawn', () => {
  it('is that it is made anew', () => {
    expect(said('summaryUpdated')).toContain('C’est retiré.\nJe refais le bilan publié');
    expect(said('summaryUpdated', en)).toContain('I’m updating the posted summary');
  });

  it('is nothing if its channel is gone, and in both cases a copy remains a copy', () => {
    expect(said('channelGone')).toContain('n’existe plus');
    for (const summary of ['summaryUpdated', 'channelGone'] as const) {
      expect(said(summary)).toContain('Si quelqu’un en a téléchargé une copie');
      expect(said(summary, en)).toContain('Any copy downloaded before');
    }
  });
});

const mine = (stage: Stage, t = fr, named = true, others: readonly Contribution[] = []) =>
  ownContributions(stage.scene(t), contributionsOf(stage.workshop.boards, 'nour'), others, named);
const options = (view: View, at = 0) => {
  const lists = (view.rows ?? []).filter((row) => row.kind === 'choose');
  return lists[at]?.options ?? [];
};

describe('the list of one’s own contributions', () => {
  it.each([
    [0, 'Vous n’avez encore rien écrit.', 'You haven’t written anything yet.'],
    [1, 'Vous avez une contribution.', 'You have one contribution.'],
    [2, 'Vous avez 2 contributions. Laquelle', 'You have 2 contributions. Which'],
  ])('counts them: %i', (count, french, english) => {
    const stage = allOpen();
    for (let n = 0; n < count; n += 1) idea(stage);
    expect(plainView(mine(stage))).toContain(french);
    expect(plainView(mine(stage, en))).toContain(english);
    expect(options(mine(stage))).toHaveLength(count);
  });

  it('has the latest first, with their board, and at most as many as people read through', () => {
    const stage = allOpen();
    for (let n = 1; n <= 30; n += 1) stage.write('nour', 'loin', { idee: `Idée ${n}` });
    const shown = options(mine(stage));
    expect(shown).toHaveLength(25);
    expect(shown.slice(0, 2).map(({ label }) => label)).toEqual(['Idée 30', 'Idée 29']);
    expect(shown.every(({ help }) => help === '1.2 Loin')).toBe(true);
    expect(plainView(mine(stage))).toContain('Vous avez 30 contributions.');
  });

  it('leaves out what was withdrawn', () => {
    const stage = idea();
    stage.by('nour', { type: 'withdrawContribution', id: stage.last.id });
    expect(options(mine(stage))).toEqual([]);
  });

  it('cuts a long text between words, and shows a collected message too', () => {
    const stage = allOpen().collect('nour', 'gens', 'mot '.repeat(60));
    const [choice] = options(mine(stage));
    expect(choice?.label).toMatch(/^(?:mot )+mot…$/u);
    expect(choice?.label.length).toBeLessThanOrEqual(90);
  });

  it('offers others’ words to those who facilitate, apart from their own', () => {
    const stage = allOpen().write('louis', 'loin', { idee: 'Un banc.' });
    const view = mine(stage, fr, true, [stage.last]);
    expect(plainView(view)).toContain('[Ouvrir une contribution d’un fil: Un banc.]');
    expect(plainView(mine(stage))).not.toContain('Un banc.');
  });

  it.each([
    [true, 'Ne plus me nommer dans les bilans', 'Leave my name out of summaries'],
    [false, 'Me nommer de nouveau dans les bilans', 'Name me in summaries again'],
  ])('lets people choose whether summaries name them, now %s', (named, french, english) => {
    expect(plainView(mine(allOpen(), fr, named))).toContain(`[${french}]`);
    expect(plainView(mine(allOpen(), en, named))).toContain(`[${english}]`);
  });
});

const menu = (stage: Stage, t = fr) => contributeMenu(stage.scene(t));

describe('where one can contribute', () => {
  it('is nowhere before a board is open, and one is told who opens them', () => {
    expect(plainView(menu(new Stage()))).toBe(
      'Aucun tableau n’est ouvert pour l’instant. L’animation les ouvre au fil de l’atelier.',
    );
    expect(plainView(menu(new Stage(), en))).toContain('No board is open right now.');
  });

  it('is each open board, by its name, and by its form where it has several', () => {
    expect(plainView(menu(allOpen()))).toBe(
      [
        'Où voulez-vous contribuer ?',
        '[Les gens] [Retour] [1.1 Proches] [1.2 Loin] [Sobriété · Pour 1] [Sobriété · Pour 50] [Sobriété · Je contribue] [Abondance · Pour 1] [Abondance · Pour 50] [Abondance · Je contribue]',
      ].join('\n'),
    );
  });

  it('is not a board that its time closed', () => {
    expect(buttonsOf(menu(closedByTime()))).toEqual([]);
  });
});

describe('in both languages', () => {
  const views: readonly [string, () => Stage, Shown][] = [
    ['a receipt', idea, recorded],
    ['a receipt without a name', unsigned, recorded],
    ['one’s own words, collected', collected, ownContribution],
    ['a facilitator’s view', about, moderatedContribution],
    ['a confirmation', () => idea(idea()), withdrawingAll],
    ['a list', idea, (scene) => ownContributions(scene, [], [], false)],
    ['a menu', idea, (scene) => contributeMenu(scene)],
  ];

  it.each(views)('%s holds and offers the same', (_what, stageOf, show) => {
    const stage = stageOf();
    expectSameShape(show(stage.scene(fr), stage.last), show(stage.scene(en), stage.last));
  });

  it('what somebody wrote is never translated nor changed', () => {
    const stage = about();
    for (const t of [fr, en]) {
      const { blocks } = recorded(stage.scene(t), stage.last);
      const said = blocks.flatMap((block) => ('text' in block ? [plainText(block.text)] : []));
      expect(said.join('\n')).toMatch(/Samira[^]*Du miel\./u);
    }
  });
});
