import { describe, expect, it } from 'vitest';
import { recapNotices } from '../../../src/recap/view/workshop-notices.ts';
import { summaryButton } from '../../../src/summary/view/summary-button.ts';
import { facilitatorCard } from '../../../src/workshop/view/facilitator-card.ts';
import type { Scene } from '../../../src/workshop/view/scene.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, Stage } from '../../support/scenes.ts';

const cardOf = (scene: Scene) =>
  plainView(facilitatorCard(scene, { lasting: [summaryButton(scene)] }));
const shown = (stage: Stage) => cardOf(stage.scene());

describe('the facilitator’s card', () => {
  it('has at the first step no way back, and no pause of a time that does not run', () => {
    expect(shown(new Stage())).toBe(
      [
        '## Animation',
        'Étape 1 de 11 : *Accueil*',
        'Ensuite : Territoires',
        '(À l’animation : @ana)',
        '[Suivant ▸]',
        '[+ 5 min] [Passer la main] [Le bilan] [Terminer]',
      ].join('\n'),
    );
  });

  it('tells in the go-round who has not spoken, and gives or takes the stick', () => {
    const stage = new Stage()
      .at('tour')
      .by('louis', { type: 'join' })
      .introduce('ana', 'racine', 'nour');
    expect(shown(stage)).toMatch(/N’ont pas encore parlé\s: Nom de louis, Nom de nour/u);
    expect(shown(stage)).toContain('[Passer son tour]\n[◂ Précédent] [Suivant ▸]');
    expect(shown(stage)).toContain('[+ 5 min] [Pause] [Passer la main] [Le bilan] [Terminer]');
    expect(shown(stage)).toContain('[Donner le bâton à… @?]');
  });

  it('says when everyone has spoken', () => {
    const stage = new Stage().at('tour').introduce('ana', 'racine');
    expect(shown(stage)).toContain('Toutes les personnes présentes ont parlé.');
    expect(shown(stage)).not.toContain('Passer son tour');
  });

  it('opens a pillar’s thread, once', () => {
    const stage = new Stage().at('pilier');
    expect(shown(stage)).toContain('[Ouvrir le fil du pilier]');
    expect(shown(stage.by('ana', { type: 'openPillar', pillar: 'community' }))).not.toContain(
      'Ouvrir',
    );
  });

  it('tells how many are done with the step, and of nobody when none is', () => {
    const stage = new Stage().at('exercice');
    expect(shown(stage)).not.toContain('terminé');
    stage.by('nour', { type: 'ready', step: 'exercice' });
    expect(shown(stage)).toContain('\n1 personne a terminé\n');
    expect(shown(stage.at('retour'))).not.toContain('a terminé');
  });

  it('says that something has not answered for a while', () => {
    const problems = [{ channel: '100', permission: undefined, unresponsive: true as const }];
    const text = (scene: Scene) => plainView(facilitatorCard(scene, { problems }));
    expect(text(new Stage().scene())).toContain(
      '⚠️ Je n’arrive pas à tout afficher dans #100 : Discord, ou ma mémoire, ne répond plus.',
    );
    expect(text(new Stage().scene(en))).toContain('⚠️ I can’t show everything in #100:');
  });

  it('starts an exercise, once', () => {
    const stage = new Stage().at('exercice');
    expect(shown(stage)).toContain('[Lancer l’exercice]');
    stage.by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(shown(stage)).not.toContain('Lancer');
    expect(shown(stage)).toContain('[Pause]');
  });

  it('offers to skip what is optional, where it comes next', () => {
    expect(shown(new Stage().at('retour'))).toContain('[Suivant ▸] [Sauter l’étape facultative]');
    expect(shown(new Stage().at('pause'))).not.toContain('Sauter');
  });

  it('resumes a time that is paused', () => {
    const stage = new Stage().at('tour').by('ana', { type: 'pause' });
    expect(shown(stage)).toContain('[+ 5 min] [Reprendre] [Passer la main] [Le bilan] [Terminer]');
  });

  it('goes no further than the last step', () => {
    expect(shown(new Stage().at('suite'))).toContain('C’est la dernière étape.');
    expect(shown(new Stage().at('suite'))).not.toContain('Suivant');
  });

  it('says what could not be done, and which right to give', () => {
    const problems = [
      { channel: '100', permission: 'publicThreads' },
      { channel: '100', permission: undefined },
    ];
    const text = (scene: Scene) => plainView(facilitatorCard(scene, { problems }));
    expect(text(new Stage().scene())).toContain('⚠️ Je ne peux pas tout afficher dans #100');
    expect(text(new Stage().scene())).toContain('la permission « Créer des fils publics »');
    expect(text(new Stage().scene())).toContain('« que Discord ne nomme pas »');
    expect(text(new Stage().scene(en))).toContain('the permission “Create Public Threads”');
  });

  it('says what keeps the recap of the week from being posted, and what to do', () => {
    const problem = { week: '2026-W03', at: 0, what: { channel: '100', permission: 'send' } };
    const text = (scene: Scene) => {
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
    expect(text).toContain('Next: Debrief');
    expect(text).toContain('[Start the exercise]\n[◂ Back] [Next ▸]');
  });
});
