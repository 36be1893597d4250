import { describe, expect, it } from 'vitest';
import { settingsForm } from '../../../src/community/view/form.ts';
import { settingsView, type RetentionPreview } from '../../../src/community/view/settings.ts';
import { plainForm, plainView } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';

describe('the settings', () => {
  const defaults = { locale: 'fr' as const, timezone: 'America/Toronto' };

  /** Everything from the retention line on. */
  const kept = (preview?: RetentionPreview) =>
    plainView(settingsView({ retention: 'sixMonths' }, defaults, fr, preview))
      .split('\n')
      .slice(5);

  it('show the defaults if nothing was chosen', () => {
    expect(plainView(settingsView({}, defaults, fr))).toBe(
      [
        '## Réglages de Palabre',
        '- Langue des messages publics : français',
        '- Fuseau horaire : America/Toronto',
        '- Rôle d’animation : aucun ; la permission « Gérer les évènements » suffit',
        '- Territoires : ceux du gabarit',
        '- Durée de conservation : pour toujours',
        '[Reconnaissance territoriale]',
      ].join('\n'),
    );
  });

  it('show what was chosen', () => {
    const settings = {
      locale: 'en' as const,
      timezone: 'Europe/Paris',
      facilitatorRole: '9',
      territories: ['Ici.', 'Là.'],
    };
    expect(plainView(settingsView(settings, defaults, en))).toContain(
      [
        '- Language of public messages: English',
        '- Time zone: Europe/Paris',
        '- Facilitator role: @&9',
        '- Territories: Ici. Là.',
      ].join('\n'),
    );
  });

  it('say how long things are kept, what that means and, right after a change, what will happen', () => {
    const means = expect.stringMatching(/Les messages du salon restent\.\)$/u);
    const button = '[Reconnaissance territoriale]';
    expect(kept()).toEqual(['- Durée de conservation : 6 mois', means, button]);
    expect(kept({ due: 0, first: undefined })).toEqual([
      '- Durée de conservation : 6 mois',
      'Rien n’est encore terminé, il n’y a donc rien à effacer.',
      means,
      button,
    ]);
    expect(kept({ due: 0, first: 86_400_000 })[1]).toMatch(/^Premier effacement : /u);
    expect(kept({ due: 2, first: 86_400_000 })[1]).toMatch(
      /^2 ateliers ou sondages ont déjà dépassé ce délai : .* d’ici 24 heures\./u,
    );
  });

  it('reopen their form as last filled in or refused', () => {
    const settings = { territories: ['Ici.', 'Là.'] };
    expect(plainForm(settingsForm(settings, fr))).toContain('Ici.\nLà.');
    expect(plainForm(settingsForm(settings, fr, 'Ailleurs.'))).toContain('Ailleurs.');
  });
});
