import { describe, expect, it } from 'vitest';
import {
  contributeMenu,
  contributionReceipt,
  ownContribution,
} from '../../../src/board/view/receipts.ts';
import { ownContributions } from '../../../src/board/view/own-contributions.ts';
import { moderatedContribution } from '../../../src/board/view/moderation.ts';
import { contributionsOf, type Contribution } from '../../../src/board/domain/board.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import { closingScene } from '../../support/closing-template.ts';
import { plainView } from '../../support/plain-view.ts';
import { allOpen, en, fr, Stage } from '../../support/scenes.ts';

const own = (stage: Stage, t = fr, others: readonly Contribution[] = [], named = true) =>
  plainView(
    ownContributions(stage.scene(t), contributionsOf(stage.workshop.boards, 'nour'), others, named),
  );
const menu = (scene: SceneAt) => plainView(contributeMenu(scene));

describe('a receipt', () => {
  it('repeats exactly what was recorded, where, and how to change it', () => {
    const stage = allOpen().write(
      'nour',
      'proches',
      { nom: 'Samira', idee: 'Du miel.' },
      { form: 'personne' },
    );
    const receipt = (edited: boolean, t = fr) =>
      plainView(contributionReceipt(stage.scene(t), stage.last, edited));
    expect(receipt(false)).toBe(
      'C’est enregistré dans *1.1 Proches* :\n*Samira*\n> *Idée*\n> Du miel.\n[Corriger] [Retirer]',
    );
    expect(receipt(true)).toContain('C’est corrigé dans');
    expect(receipt(false, en)).toContain('Recorded in *1.1 Near*:');
  });

  it('links to the thread once there is one', () => {
    const stage = allOpen().open('thread:loin', '201').write('nour', 'loin', { idee: 'Un puits.' });
    expect(plainView(contributionReceipt(stage.scene(), stage.last, false))).toContain(
      'dans #201 :',
    );
  });

  it('reassures people who wrote anonymously', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.' }, { anonymous: true });
    expect(plainView(contributionReceipt(stage.scene(), stage.last, false))).toContain(
      '(Tout le monde le lira sans votre nom.)',
    );
  });

  it('offers to withdraw what was collected, since no form can edit it', () => {
    const stage = allOpen().collect('nour', 'gens', 'On a un puits.');
    expect(plainView(ownContribution(stage.scene(), stage.last))).toBe(
      '*Les gens*\n> On a un puits.\n[Retirer]',
    );
  });

  it('still offers to correct and withdraw once the workshop is closed', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'Un puits.' });
    const { last } = stage;
    stage.by('ana', { type: 'end' });
    const view = plainView(ownContribution(stage.scene(), last));
    expect(view.match(/\[.*\]/gu)).toEqual(['[Corriger] [Retirer]']);
  });
});

describe('one’s own contributions', () => {
  it('invite to write while there are none', () => {
    expect(own(allOpen())).toContain('Vous n’avez encore rien écrit.');
    expect(own(allOpen(), en)).toContain('You haven’t written anything yet.');
  });

  it('are listed, latest first', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'Un puits.' });
    expect(own(stage)).toBe(
      'Vous avez une contribution.\n[Choisir une contribution: Un puits.]\n[Ne plus me nommer dans les bilans]',
    );
    stage.write('nour', 'loin', { idee: 'Une serre.', pourquoi: 'Le froid.' });
    expect(own(stage)).toContain('[Choisir une contribution: Une serre. Le froid. | Un puits.]');
    expect(own(stage, en)).toContain('You have 2 contributions.');
  });

  it('come, for facilitators, with those of others that they can mark or withdraw', () => {
    const stage = allOpen().write('louis', 'gens', { idee: 'Un puits.' }, { anonymous: true });
    expect(own(stage, fr, [stage.last])).toBe(
      'Vous n’avez encore rien écrit. Quand un tableau est ouvert, le bouton pour contribuer est juste en dessous.\n[Ouvrir une contribution d’un fil: Un puits.]\n[Ne plus me nommer dans les bilans]',
    );
    const shown = plainView(moderatedContribution(stage.scene(), stage.last));
    expect(shown).toBe('Anonyme\n> *Idée*\n> Un puits.\n[Ajouter au bilan] [Retirer]');
  });

  it('are above the choice to be named, whose button says what it does now', () => {
    const stage = allOpen();
    expect(own(stage, en)).toContain('[Leave my name out of summaries]');
    expect(own(stage, fr, [], false)).toContain('[Me nommer de nouveau dans les bilans]');
    expect(own(stage, en, [], false)).toContain('[Name me in summaries again]');
  });

  it('are the latest 25 if a list cannot hold more', () => {
    const stage = allOpen();
    for (let n = 1; n <= 27; n += 1) stage.write('nour', 'loin', { idee: `idée ${n}.` });
    expect(own(stage)).toContain('27 contributions');
    expect(own(stage).split(' | ')).toHaveLength(25);
    expect(own(stage)).not.toContain('idée 2.');
  });
});

describe('where people can contribute', () => {
  it('says that no board is open yet', () => {
    expect(menu(new Stage().scene())).toContain('Aucun tableau n’est ouvert pour l’instant.');
  });

  it('has a button for each board, and for each of its forms', () => {
    const stage = new Stage()
      .at('scenarios')
      .by('ana', { type: 'startExercise', exercise: 'futurs' });
    expect(menu(stage.scene(en))).toBe(
      [
        'Where would you like to contribute?',
        '[Debrief] [Sobriety · For 1] [Sobriety · For 50] [Sobriety · Contribute] [Plenty · For 1] [Plenty · For 50] [Plenty · Contribute]',
      ].join('\n'),
    );
  });
});

describe('one’s contributions on a closed board', () => {
  const stage = new Stage(closingScene)
    .by('ana', { type: 'openPillar', pillar: 'community' })
    .at('exercice')
    .by('ana', { type: 'startExercise', exercise: 'cercles' })
    .write('nour', 'loin', { idee: 'Un puits.' });
  const { last } = stage;
  const before = menu(stage.scene());
  stage.wait(20);

  it('can be withdrawn, but no longer edited', () => {
    expect(plainView(ownContribution(stage.scene(), last))).toContain('\n[Retirer]');
    expect(plainView(contributionReceipt(stage.scene(), last, false))).toContain('\n[Retirer]');
  });

  it('cannot be added', () => {
    expect(before).toContain('[Les gens] [1.1 Proches] [1.2 Loin]');
    expect(menu(stage.scene())).toContain('[Les gens]');
    expect(menu(stage.scene())).not.toContain('Loin');
  });

  it('have no place to go if every board is closed', () => {
    const alone = new Stage(closingScene).by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(menu(alone.wait(20).scene())).toContain('Aucun tableau n’est ouvert pour l’instant.');
  });
});
