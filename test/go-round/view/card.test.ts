import { describe, expect, it } from 'vitest';
import { stepMessage } from '../../../src/workshop/view/step-message.ts';
import type { SceneAt } from '../../../src/workshop/view/scene.ts';
import { goRoundOf } from '../../support/go-round-step.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, Stage } from '../../support/scenes.ts';

function round(scene: SceneAt): string {
  return plainView(stepMessage(scene, goRoundOf(scene.workshop.opening.template)));
}

describe('the go-round', () => {
  it('asks who starts while nobody has spoken', () => {
    expect(round(new Stage().at('tour').scene())).toBe(
      [
        '# Tour de table',
        '> Mon nom, et un mot.',
        'Le bâton est au centre : qui commence ? Personne n’a encore parlé.',
        '[Je me présente] [Read this step in English]',
      ].join('\n'),
    );
  });

  it('says who holds the stick, who spoke, and who is still to speak', () => {
    const stage = new Stage()
      .at('tour')
      .by('louis', { type: 'join' })
      .introduce('ana', 'racine', 'nour');
    expect(round(stage.scene())).toBe(
      [
        '# Tour de table',
        '> Mon nom, et un mot.',
        'Le bâton est à @nour. 1 personne a parlé, 2 à venir.',
        '- Nom de ana, Coop : « *racine* » → passe le bâton à @nour',
        '[Je me présente] [Read this step in English]',
      ].join('\n'),
    );
    expect(round(stage.scene(en))).toContain(
      '@nour has the talking stick. 1 person has spoken, 2 still to speak.',
    );
    expect(round(stage.scene(en))).toContain(
      '- Nom de ana, Coop: “*racine*” → passes the stick to @nour',
    );
  });

  it('asks who is next once the stick is free', () => {
    const stage = new Stage().at('tour').by('louis', { type: 'join' }).introduce('ana', 'racine');
    expect(round(stage.scene())).toContain('Le bâton est au centre : à qui le tour ?');
  });

  it('asks nobody once everyone here has spoken', () => {
    const stage = new Stage().at('tour').introduce('ana', 'racine');
    expect(round(stage.scene())).toContain('Tout le monde a eu son tour.');
  });

  it('shows the last twelve introductions, and how many came before', () => {
    const stage = new Stage().at('tour');
    for (let n = 1; n <= 14; n += 1) stage.introduce(`p${n}`, `mot${n}`);
    const shown = round(stage.scene());
    expect(shown).toContain('(2 autres personnes ont déjà parlé.)\n- Nom de p3,');
    expect(shown).toContain('mot14');
    expect(shown).not.toContain('mot2 ');
  });

  it('has no stick and no button once the workshop is closed', () => {
    const stage = new Stage().at('tour').introduce('ana', 'racine').by('ana', { type: 'end' });
    expect(round(stage.scene())).not.toMatch(/bâton|présente/u);
    expect(round(stage.scene())).toContain('racine');
  });
});
