import { describe, expect, it } from 'vitest';
import { recapNotices } from '../../../src/recap/view/workshop-notices.ts';
import { summaryButton } from '../../../src/summary/view/summary-button.ts';
import { facilitatorCard } from '../../../src/workshop/view/facilitator-card.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, minute, now, Stage } from '../../support/scenes.ts';

const cardOf = (scene: SceneAt) =>
  plainView(facilitatorCard(scene, { lasting: [summaryButton(scene)] }));
const shown = (stage: Stage) => cardOf(stage.scene());

const mainOf = (stage: Stage) =>
  (facilitatorCard(stage.scene()).rows ?? []).flatMap((row) =>
    row.kind === 'buttons'
      ? row.buttons.filter(({ tone = 'plain' }) => tone !== 'plain').map(({ label }) => label)
      : [],
  );

describe('the facilitator’s card', () => {
  it('has at the first step no way back, and no pause of a time that does not run', () => {
    expect(shown(new Stage())).toBe(
      [
        '## Animation',
        'Étape 1 de 11 : *Accueil*',
        'Personne ne participe encore.',
        '« Suivant ▸ » passe à : Territoires.',
        `(Étape commencée <relative ${now}> · atelier ouvert <relative ${now}> · fin prévue : <clock ${now + 125 * minute}>)`,
        '(À l’animation : @ana)',
        '[Suivant ▸] (◂ Précédent)',
        '[+ 5 min] (Pause) [Passer la main] [Le bilan]',
        '[Terminer]',
      ].join('\n'),
    );
  });

  it('tells in the go-round who has not spoken, and gives or takes the stick', () => {
    const stage = new Stage()
      .at('tour')
      .by('louis', { type: 'join' })
      .introduce('ana', 'racine', 'nour');
    expect(shown(stage)).toMatch(/\*N’ont pas encore parlé\*\s: Nom de louis et Nom de nour/u);
    expect(shown(stage)).toContain('[Suivant ▸] [◂ Précédent]\n');
    expect(shown(stage)).toContain(
      '[Passer son tour] [Ne plus prévenir qui reçoit le bâton]\n[Donner le bâton à… @?]\n[Terminer]',
    );
  });

  it('says when everyone has spoken', () => {
    const stage = new Stage().at('tour');
    expect(shown(stage)).not.toContain('parlé');
    stage.introduce('ana', 'racine');
    expect(shown(stage)).toContain('Tout le monde a eu son tour.');
    expect(shown(stage)).toContain('(Passer son tour)');
  });

  it('opens a pillar’s thread, once, and no button moves', () => {
    const stage = new Stage().at('pilier');
    expect(shown(stage)).toContain('« Ouvrir le fil du pilier » ouvre son tableau');
    expect(shown(stage)).toContain('[Suivant ▸] [◂ Précédent] [Ouvrir le fil du pilier]');
    stage.by('ana', { type: 'openPillar', pillar: 'community' });
    expect(shown(stage)).toContain('[Suivant ▸] [◂ Précédent] (Pilier ouvert)');
  });

  it('has one main button, which is pressed next', () => {
    const stage = new Stage();
    expect(mainOf(stage)).toEqual(['Suivant ▸']);
    expect(mainOf(stage.at('exercice'))).toEqual(['Lancer l’exercice']);
    expect(mainOf(stage.by('ana', { type: 'startExercise', exercise: 'cercles' }))).toEqual([
      'Suivant ▸',
    ]);
    expect(mainOf(stage.at('suite'))).toEqual(['Terminer']);
  });

  it('says that something has not answered for a while', () => {
    const problems = [{ channel: '100', permission: undefined, unresponsive: true as const }];
    const text = (scene: SceneAt) => plainView(facilitatorCard(scene, { problems }));
    expect(text(new Stage().scene())).toContain(
      '⚠️ Je n’arrive pas à tout afficher dans #100 : Discord, ou ma mémoire, ne répond plus.',
    );
    expect(text(new Stage().scene(en))).toContain('⚠️ I can’t show everything in #100:');
  });

  it('starts an exercise, once, and says beforehand what that does', () => {
    const stage = new Stage().at('exercice');
    expect(shown(stage)).toContain('« Lancer l’exercice » ouvre 2 tableaux, 20 min.');
    expect(shown(stage)).toContain('[Lancer l’exercice]');
    stage.by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(shown(stage)).toContain('(Exercice lancé)');
    expect(shown(stage)).toContain('« Suivant ▸ » passe à : Retour, dans son fil.');
    expect(shown(stage)).toContain('[Pause]');
  });

  it('offers to skip what is optional, where it comes next', () => {
    expect(shown(new Stage().at('retour'))).toContain('[◂ Précédent] [Sauter l’étape facultative]');
    expect(shown(new Stage().at('pause'))).not.toContain('Sauter');
  });

  it('resumes a time that is paused', () => {
    const stage = new Stage().at('tour').by('ana', { type: 'pause' });
    expect(shown(stage)).toContain('[+ 5 min] [Reprendre] [Passer la main] [Le bilan]');
  });

  it('goes no further than the last step, where it ends', () => {
    const text = shown(new Stage().at('suite'));
    expect(text).toContain('C’est la dernière étape.');
    expect(text).not.toContain('Suivant');
    expect(text).toContain('[Terminer] [◂ Précédent]');
  });

  it('says what could not be done, and which right to give', () => {
    const problems = [
      { channel: '100', permission: 'publicThreads' },
      { channel: '100', permission: undefined },
    ];
    const text = (scene: SceneAt) => plainView(facilitatorCard(scene, { problems }));
    expect(text(new Stage().scene())).toContain('⚠️ Je ne peux pas tout afficher dans #100');
    expect(text(new Stage().scene())).toContain('la permission « Créer des fils publics »');
    expect(text(new Stage().scene())).toContain(
      'il me manque une permission que Discord ne précise pas. Vérifiez celles que j’ai',
    );
    expect(text(new Stage().scene(en))).toContain('the permission “Create Public Threads”');
  });

  it('says what keeps the recap of the week from being posted, and what to do', () => {
    const problem = { week: '2026-W03', at: 0, what: { channel: '100', permission: 'send' } };
    const text = (scene: SceneAt) => {
      const notices = recapNotices(scene, { problem, leftOutOf: undefined }, true);
      return plainView(facilitatorCard(scene, { notices }));
    };
    expect(text(new Stage().scene())).toContain('Récapitulatif de la semaine. ⚠️ Depuis');
    expect(text(new Stage().scene())).toContain('« Envoyer des messages »');
    expect(text(new Stage().scene(en))).toContain('Weekly recap. ⚠️ ');
    expect(shown(new Stage())).not.toContain('Récapitulatif');
  });

  it('thanks, and offers only to set the summary right, once the workshop is closed', () => {
    expect(shown(new Stage().by('ana', { type: 'end' }))).toBe(
      [
        'L’atelier est terminé et le bilan est publié. Merci d’avoir animé ! Vous pouvez encore y ajouter un mot et choisir les idées.',
        '[Le bilan]',
      ].join('\n'),
    );
  });

  it('has all of it in English', () => {
    const text = cardOf(new Stage().at('exercice').scene(en));
    expect(text).toContain('“Start the exercise” opens 2 boards, 20 min.');
    expect(text).toContain('[Next ▸] [◂ Back] [Start the exercise]');
  });
});
