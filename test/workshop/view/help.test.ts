import { describe, expect, it } from 'vitest';
import { helpView, type HelpFor } from '../../../src/workshop/view/help.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';

describe('help', () => {
  const nobody: HelpFor = {
    workshop: false,
    drives: false,
    mayStart: false,
    administers: false,
    boards: false,
  };
  const help = (can: Partial<HelpFor>, t = fr) => plainView(helpView(t, { ...nobody, ...can }));

  it('tells somebody who can do nothing yet to wait', () => {
    expect(help({})).toBe(
      [
        '## Ce que vous pouvez faire ici',
        '- Aucun atelier n’est ouvert dans ce salon. Une personne de l’animation peut en lancer un.',
        '- */langue* choisit la langue de mes réponses à vous seulement.',
      ].join('\n'),
    );
  });

  it('tells people who may start a workshop how to', () => {
    expect(help({ mayStart: true })).toContain('*/atelier lancer* ouvre un atelier');
    expect(help({ mayStart: true })).toContain('*/atelier planifier* annonce');
    expect(help({ mayStart: true })).toContain('*/sondage creer*');
    expect(help({ mayStart: true })).not.toContain('Une personne de l’animation');
  });

  it('tells a participant to take part, and to write once there is a board', () => {
    expect(help({ workshop: true })).toContain('« Je participe »');
    expect(help({ workshop: true })).not.toMatch(/contribuer|suivant|creer/u);
    expect(help({ workshop: true, boards: true })).toContain('*/contribuer*');
    expect(help({ workshop: true, boards: true })).toContain('Applications, Recueillir');
  });

  it('tells a facilitator how to facilitate', () => {
    const shown = help({ workshop: true, drives: true }, en);
    expect(shown).toContain('*/workshop next*');
    expect(shown).toContain('*/pillar open*');
    expect(shown).toContain('*/summary preview*');
    expect(shown).not.toContain('/settings');
  });

  it('only mentions settings to people who can change them', () => {
    expect(help({ administers: true })).toContain('*/reglages*');
  });
});
