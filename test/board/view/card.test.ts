import { describe, expect, it } from 'vitest';
import { boardCard } from '../../../src/board/view/card.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import { closingScene } from '../../support/closing-template.ts';
import { plainView } from '../../support/plain-view.ts';
import { allOpen, en, minute, now, Stage } from '../../support/scenes.ts';

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
  it('of a pillar has its introduction, its question, and an invitation while it is empty', () => {
    expect(shown(allOpen().scene(), 'gens')).toBe(
      [
        'Qui vient ?',
        'Les gens *du verger*.',
        '*Pourquoi est-ce important ?*',
        '- pour vous\n- pour le groupe',
        '(Personne n’a encore répondu. La première idée n’a pas besoin d’être la meilleure.)',
        '[Je contribue] [Mes contributions]',
      ].join('\n'),
    );
  });

  it('has its figures, but counts nobody if somebody wrote anonymously', () => {
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

  it('shows the time left if it is part of the current step', () => {
    const stage = new Stage()
      .at('exercice')
      .by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(shown(stage.scene(), 'loin')).toContain(`(Fin : ${ends(20)} · Personne n’a`);
    stage.at('pause');
    expect(shown(stage.scene(), 'loin')).toContain('(Personne n’a');
  });

  it('of the current step lets people say that they are done, and shows how many are', () => {
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

  it('has one button per form', () => {
    expect(shown(allOpen().scene(), 'sobre')).toContain(
      '[Pour 1] [Pour 50] [Je contribue] [Mes contributions]',
    );
  });

  it('has none once the workshop is closed', () => {
    expect(shown(allOpen().by('ana', { type: 'end' }).scene(), 'sobre')).not.toContain('[');
  });
});

/** At the exercise of 20 minutes, which closes its two boards. */
const closing = () =>
  new Stage(closingScene).at('exercice').by('ana', { type: 'startExercise', exercise: 'cercles' });

describe('a board that closes with its time', () => {
  it('says in advance that it does', () => {
    expect(shown(closing().scene(), 'loin')).toContain(`(Ferme ${ends(20)} · Personne n’a`);
    expect(shown(closing().scene(en), 'loin')).toContain(`(Closes ${ends(20)} · Nobody has`);
    const paused = closing().by('ana', { type: 'pause' });
    expect(shown(paused.scene(), 'loin')).toContain('(En pause, 20 minutes restantes · ');
  });

  it('says since when it is closed, and no longer invites anybody to write or to be done', () => {
    const since = `<clock ${now + 20 * minute}> (${ends(20)})`;
    const stage = closing().write('nour', 'loin', { idee: 'a' }).wait(20);
    expect(shown(stage.scene(), 'loin')).toContain(
      [
        `*Le tableau est fermé* : le temps est écoulé depuis ${since}. L’animation peut le rouvrir en ajoutant des minutes.`,
        '(1 contribution de 1 personne)',
        '[Mes contributions]',
      ].join('\n'),
    );
    expect(shown(stage.scene(), 'loin')).not.toContain('J’ai terminé');
    expect(shown(stage.scene(), 'proches')).toContain('(0 contribution)');
    expect(shown(stage.scene(en), 'loin')).toContain(
      `*The board is closed*: time ran out at ${since}.`,
    );
  });

  it('is restored once minutes are added', () => {
    const before = closing();
    const after = closing().wait(20).by('ana', { type: 'extend', minutes: 5 });
    expect(shown(after.scene(), 'loin').replace(ends(25), ends(20))).toBe(
      shown(before.scene(), 'loin'),
    );
  });

  it('says that the workshop is at another step, if it is', () => {
    const stage = closing().at('retour');
    expect(shown(stage.scene(), 'loin')).toContain(
      '*Le tableau est fermé* : l’atelier est rendu à une autre étape. L’animation peut le rouvrir en y revenant.\n(0 contribution)\n[Mes contributions]',
    );
    expect(shown(stage.scene(en), 'loin')).toContain(
      '*The board is closed*: the workshop is at another step. A facilitator can open it again by going back to it.\n(0 contributions)\n[',
    );
  });

  it('says nothing about it once the workshop is over', () => {
    const stage = closing().wait(20).by('ana', { type: 'end' });
    expect(shown(stage.scene(), 'loin')).not.toContain('fermé');
    expect(shown(stage.scene(), 'loin')).not.toContain('[');
  });
});
