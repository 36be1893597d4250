import { describe, expect, it } from 'vitest';
import { stepMessage } from '../../../src/workshop/view/step-message.ts';
import { closingScene } from '../../support/closing-template.ts';
import { ordinarySpaces, plainView } from '../../support/plain-view.ts';
import { shippedTemplate } from '../../support/rehearsed.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { en, minute, now, Stage } from '../../support/scenes.ts';

function message(stage: Stage, scene = stage.scene()): string {
  const { steps } = stage.workshop.opening.template;
  const step = steps.find(({ id }) => id === stage.workshop.agenda.trail.at(-1));
  return step === undefined ? '' : plainView(stepMessage(scene, step));
}

describe('the message of a step', () => {
  it('with cards keeps what their author made strong', () => {
    expect(message(new Stage())).toBe(
      '# Accueil\nBienvenue au *verger*.\n[Je participe] [Read this step in English]',
    );
    expect(message(new Stage(), new Stage().scene(en))).toBe(
      '# Welcome\nWelcome to the *orchard*.\n[I’m taking part] [Lire cette étape en français]',
    );
  });

  it('with the acknowledgement has the template’s territories if the community has none', () => {
    expect(message(new Stage().at('terres'))).toBe(
      '# Territoires\nNous sommes ici.\nMerci.\n[Je participe] [Read this step in English]',
    );
  });

  it('with the agenda tells every step in four groups, its minutes and whether it is optional', () => {
    const text = message(new Stage().at('deroulement'));
    expect(text.split('\n').slice(1, 9)).toEqual([
      '*Pour commencer*',
      'Accueil · Territoires · Déroulement · Tour de table (15 min)',
      '*Le modèle*',
      'Communauté',
      '*Les exercices*',
      'Les cercles (20 min) · Retour · Pause (10 min, facultatif) · Les futurs · Le vote',
      '*Pour finir*',
      'La suite',
    ]);
  });

  it('for a pillar asks its questions, with what may help to answer', () => {
    expect(message(new Stage().at('pilier'))).toBe(
      '# 🤝 Communauté\nLes gens *du verger*.\n*Idée*\n*Pourquoi est-ce important ?*\n- pour vous\n- pour le groupe\n[Read this step in English]',
    );
  });

  it('for an exercise has its instructions, its boards and its time', () => {
    expect(message(new Stage().at('exercice'))).toBe(
      [
        '# 🤝 Les cercles',
        '- Qui manque ?',
        '*Les tableaux*, chacun dans son fil :',
        '- 1.1 Proches\n- 1.2 Loin',
        '(20 minutes, à partir du moment où l’animation lance l’exercice.)',
        '[Read this step in English]',
      ].join('\n'),
    );
  });

  it('for a break says when people meet again, unless its time is paused', () => {
    const stage = new Stage().at('pause');
    expect(message(stage)).toBe(
      `# Pause\nOn se retrouve à <clock ${now + 10 * minute}>.\n[Read this step in English]`,
    );
    expect(message(stage.by('ana', { type: 'pause' }))).toBe(
      '# Pause\n[Read this step in English]',
    );
  });

  it('for a debrief asks its question', () => {
    expect(ordinarySpaces(message(new Stage().at('retour')))).toBe(
      '# Retour\nQu’en reste-t-il ?\n[Je contribue] [Read this step in English]',
    );
  });

  it('for a debrief keeps strong what is strong on its board', () => {
    const steps = sceneTemplate.steps.map((step) =>
      step.kind === 'debrief'
        ? { ...step, board: { ...step.board, prompt: { fr: 'Qu’en **reste-t-il** ?' } } }
        : step,
    );
    expect(message(new Stage({ ...sceneTemplate, steps }).at('retour'))).toContain('*reste-t-il*');
  });

  it('for a debrief of several questions has them all: a room is told of them, not of “four” alone', () => {
    const shown = message(new Stage(shippedTemplate('en-commun')).at('retour-1'));
    expect(ordinarySpaces(shown).split('\n').slice(1, 4)).toEqual([
      'Répondez à une question ou aux quatre, avec ou sans votre nom.',
      '- Quelles sont les grandes idées qui ont émergé ?',
      '- Qu’est-ce qui a résonné ?',
    ]);
  });

  it('for an exercise leads to its boards once they are open, and says no more what they say', () => {
    const stage = new Stage().at('exercice');
    stage.by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(message(stage)).toBe(
      '# 🤝 Les cercles\n- Qui manque ?\n[1.1 Proches] [1.2 Loin] [Read this step in English]',
    );
  });

  it('for a pillar leads to its board, as long as something can be written there', () => {
    const stage = new Stage().at('pilier').by('ana', { type: 'openPillar', pillar: 'community' });
    expect(message(stage)).toContain('[Je contribue] [Read this step in English]');
    expect(message(stage.by('ana', { type: 'end' }))).toMatch(/groupe\n\[Read/u);
  });

  it('for an exercise that closes its boards says so', () => {
    const stage = new Stage(closingScene).at('exercice');
    expect(message(stage)).toContain(
      '(20 minutes, à partir du moment où l’animation lance l’exercice. Ensuite, les tableaux se ferment.)',
    );
    expect(message(stage, stage.scene(en))).toContain(
      'starts the exercise. Then the boards close.)',
    );
  });
});
