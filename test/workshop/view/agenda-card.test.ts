import { describe, expect, it } from 'vitest';
import { agendaCard } from '../../../src/workshop/view/agenda-card.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import { closingScene } from '../../support/closing-template.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, minute, now, Stage } from '../../support/scenes.ts';

const card = (scene: SceneAt) => plainView(agendaCard(scene));
const ends = (minutes: number) => `<relative ${now + minutes * minute}>`;

describe('the agenda card', () => {
  const subtitle = `(Coop du Grand Jardin · le verger · <date ${now}>)`;

  it('shows at the first step what is to come', () => {
    expect(card(new Stage().scene())).toBe(
      [
        '# Au verger',
        subtitle,
        'Étape 1 de 11 : *Accueil*',
        '*▸ Accueil* · Territoires · Déroulement · Tour de table · Communauté · …',
        '[Je participe] [Où en est-on ?] [Aide]',
      ].join('\n'),
    );
  });

  it('shows in the middle what is done, what time is left, and where people write', () => {
    const stage = new Stage()
      .at('exercice')
      .by('ana', { type: 'openPillar', pillar: 'community' })
      .by('ana', { type: 'startExercise', exercise: 'cercles' })
      .open('thread:gens', '201')
      .write('nour', 'gens', { idee: 'Samira' });
    expect(card(stage.scene())).toBe(
      [
        '# Au verger',
        subtitle,
        `Étape 6 de 11 : *Les cercles* · fin : ${ends(20)}`,
        '✓ 3 étapes · ✓ Tour de table · ✓ Communauté · *▸ Les cercles* · Retour · Pause · Les futurs · Le vote · …',
        'Tableaux : #201 (1) · 1.1 Proches (0) · 1.2 Loin (0)',
        '[Je contribue] [Je participe] [Où en est-on ?] [Aide]',
      ].join('\n'),
    );
    expect(card(stage.scene(en))).toContain('Step 6 of 11: *The circles* · end: ');
    expect(card(stage.scene(en))).toContain('Boards: #201 (1) · 1.1 Near (0) · 1.2 Far (0)');
  });

  it('shows how much is left when time is paused', () => {
    const stage = new Stage().at('tour').by('ana', { type: 'pause' });
    expect(card(stage.scene())).toContain('*Tour de table* · en pause, 15 minutes restantes');
    expect(card(stage.scene(en))).toContain('*Go-round* · paused, 15 minutes left');
  });

  it('marks a step that was skipped', () => {
    const stage = new Stage().at('retour').by('ana', { type: 'next', skipOptional: true });
    expect(card(stage.scene())).toContain('✓ Retour · – Pause · *▸ Les futurs*');
  });

  it('leaves no sign of a step alone at the end of a line', () => {
    const { blocks } = agendaCard(new Stage().at('exercice').scene());
    expect(JSON.stringify(blocks)).not.toMatch(/[✓▸–] /u);
  });

  it('has the name of each step on one line', () => {
    const { blocks } = agendaCard(new Stage().scene());
    expect(JSON.stringify(blocks)).toContain('Tour\u00A0de\u00A0table');
  });

  it('has no buttons once the workshop is closed', () => {
    const stage = new Stage().by('ana', { type: 'end' });
    expect(card(stage.scene())).toContain('L’atelier est terminé.');
    expect(card(stage.scene())).not.toContain('[');
    expect(card(stage.scene(en))).toContain('The workshop is over.');
  });

  it('has the colour of the current step’s pillar', () => {
    expect(agendaCard(new Stage().scene()).accent).toBe('#5B5F66');
    expect(agendaCard(new Stage().at('pilier').scene()).accent).toBe('#E69F00');
    expect(agendaCard(new Stage().at('scenarios').scene()).accent).toBe('#CC79A7');
  });

  it('shows which boards are closed, and no longer invites contributions if all are', () => {
    const stage = new Stage(closingScene)
      .at('exercice')
      .by('ana', { type: 'startExercise', exercise: 'cercles' })
      .write('nour', 'loin', { idee: 'a' });
    expect(card(stage.scene())).toContain('[Je contribue]');
    stage.wait(20);
    expect(card(stage.scene())).toContain(
      'Tableaux : 1.1 Proches (0, fermé) · 1.2 Loin (1, fermé)',
    );
    expect(card(stage.scene(en))).toContain('Boards: 1.1 Near (0, closed) · 1.2 Far (1, closed)');
    expect(card(stage.scene())).toContain('[Je participe] [Où en est-on ?]');
    stage.by('ana', { type: 'openPillar', pillar: 'community' });
    expect(card(stage.scene())).toContain('(1, fermé) · Les gens (0)\n');
    expect(card(stage.scene())).toContain('[Je contribue]');
    expect(card(stage.by('ana', { type: 'end' }).scene())).toContain('1.2 Loin (1) ·');
  });
});
