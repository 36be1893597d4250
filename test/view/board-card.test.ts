import { describe, expect, it } from 'vitest';
import { boardCard } from '../../src/view/board-card.ts';
import type { SceneAt } from '../../src/view/scene.ts';
import { plainView } from '../support/plain-view.ts';
import { allOpen, en, minute, now, Stage } from '../support/scenes.ts';

const ends = (minutes: number) => `<relative ${now + minutes * minute}>`;

function shown(scene: SceneAt, id: string): string {
  const { pillars, exercises } = scene.workshop.opening.template;
  const boards = [
    ...pillars.map(({ board }) => board),
    ...exercises.flatMap((each) => each.boards),
  ];
  const board = boards.find((each) => each.id === id);
  if (board === undefined) throw new Error(`no board ${id}`);
  return plainView(boardCard(scene, board));
}

describe('a board', () => {
  it('of a pillar has its introduction, what it asks, and an invitation while it is empty', () => {
    expect(shown(allOpen().scene(), 'gens')).toBe(
      [
        '# 🤝 Les gens',
        'Les gens *du verger*.',
        'Qui vient ?',
        '*Pourquoi est-ce important ?*',
        '- pour vous\n- pour le groupe',
        '(Personne n’a encore répondu. La première idée n’a pas besoin d’être la meilleure.)',
        '[Je contribue] [Mes contributions]',
      ].join('\n'),
    );
  });

  it('has its figures, and counts nobody where somebody wrote without a name', () => {
    const stage = allOpen()
      .write('nour', 'loin', { idee: 'a' })
      .write('nour', 'loin', { idee: 'b' });
    expect(shown(stage.scene(), 'loin')).toContain('(2 contributions de 1 personne)');
    stage
      .write('nour', 'gens', { idee: 'a' })
      .write('nour', 'gens', { idee: 'b' }, { anonymous: true });
    expect(shown(stage.scene(), 'gens')).toContain('(2 contributions)');
    expect(shown(stage.scene(en), 'loin')).toContain('(2 contributions from 1 person)');
  });

  it('tells the time that is left, while it is its own', () => {
    const stage = new Stage()
      .at('exercice')
      .by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(shown(stage.scene(), 'loin')).toContain(`(fin ${ends(20)} · Personne n’a`);
    stage.at('pause');
    expect(shown(stage.scene(), 'loin')).toContain('(Personne n’a');
  });

  it('of the present step lets people say that they are done, and tells how many are', () => {
    const stage = new Stage()
      .at('exercice')
      .by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(shown(stage.scene(), 'loin')).toContain('[Mes contributions] [J’ai terminé]');
    stage.by('nour', { type: 'ready', step: 'exercice' });
    expect(shown(stage.scene(), 'loin')).toContain(
      'répondu. La première idée n’a pas besoin d’être la meilleure. · 1 personne a terminé)',
    );
    stage.by('louis', { type: 'ready', step: 'exercice' });
    expect(shown(stage.scene(en), 'loin')).toContain(' · 2 people are done)');
    stage.at('retour');
    expect(shown(stage.scene(), 'loin')).not.toContain('terminé');
  });

  it('has a button for each way of filling it', () => {
    expect(shown(allOpen().scene(), 'sobre')).toContain(
      '[Pour 1] [Pour 50] [Je contribue] [Mes contributions]',
    );
  });

  it('has none once the workshop is closed', () => {
    expect(shown(allOpen().by('ana', { type: 'end' }).scene(), 'sobre')).not.toContain('[');
  });
});
