import { describe, expect, it } from 'vitest';
import { settingsForm } from '../../src/view/forms.ts';
import { settingsView } from '../../src/view/settings.ts';
import { plainForm, plainView } from '../support/plain-view.ts';
import { en, fr } from '../support/scenes.ts';

describe('the settings', () => {
  const defaults = { locale: 'fr' as const, timezone: 'America/Toronto' };

  it('say the defaults where nothing was chosen', () => {
    expect(plainView(settingsView({}, defaults, fr))).toBe(
      [
        '## Réglages de Palabre',
        '- Langue des messages publics : français',
        '- Fuseau horaire : America/Toronto',
        '- Rôle qui anime : aucun ; la permission « Gérer les évènements » suffit',
        '- Territoires : ceux du gabarit',
        '[Reconnaissance territoriale]',
      ].join('\n'),
    );
  });

  it('say what was chosen', () => {
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

  it('open their form as it was last filled, or last refused', () => {
    const settings = { territories: ['Ici.', 'Là.'] };
    expect(plainForm(settingsForm(settings, fr))).toContain('Ici.\nLà.');
    expect(plainForm(settingsForm(settings, fr, 'Ailleurs.'))).toContain('Ailleurs.');
  });
});
