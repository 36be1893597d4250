import { describe, expect, it } from 'vitest';
import { settingsForm } from '../../../src/community/view/form.ts';
import { settingsView, type RetentionPreview } from '../../../src/community/view/settings.ts';
import { plainForm, plainView } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';

describe('the settings', () => {
  const around = {
    defaults: { locale: 'fr' as const, timezone: 'America/Toronto' },
    now: Date.UTC(2026, 0, 15),
  };

  /** The retention line, and everything after the lines. */
  const kept = (preview?: RetentionPreview) =>
    plainView(settingsView({ retention: 'sixMonths' }, around, fr, preview))
      .split('\n')
      .filter((_, index) => index === 5 || index > 6);

  it('show the defaults if nothing was chosen', () => {
    expect(plainView(settingsView({}, around, fr))).toBe(
      [
        '## Réglages de Palabre',
        '- Langue des messages publics : français',
        '- Fuseau horaire : heure de l’Est (America/Toronto)',
        '- Rôle d’animation : aucun ; la permission « Gérer les évènements » suffit',
        '- Territoires : ceux du gabarit',
        '- Durée de conservation : 180 jours',
        '- Si on me retire d’ici : j’efface tout après 30 jours',
        '(Ce délai se compte depuis la fin d’un atelier ou d’un sondage. Ensuite, j’efface de ma mémoire ce qui s’y est dit. L’animation d’un atelier est prévenue une semaine avant, et reçoit le rapport. C’est définitif. Les messages du salon restent.)',
        '[Territoires et pad de notes] [Effacer dès mon retrait] [Tout va bien ?]',
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
    expect(plainView(settingsView(settings, around, en))).toContain(
      [
        '- Language of public messages: English',
        '- Time zone: Central European Time (Europe/Paris)',
        '- Facilitator role: @&9',
        '- Territories: Ici. Là.',
      ].join('\n'),
    );
  });

  it('say how long things are kept, what that means and, right after a change, what will happen', () => {
    const means = expect.stringMatching(/Les messages du salon restent\.\)$/u);
    const button = '[Territoires et pad de notes] [Effacer dès mon retrait] [Tout va bien ?]';
    expect(kept()).toEqual(['- Durée de conservation : 180 jours', means, button]);
    expect(kept({ due: 0, first: undefined })).toEqual([
      '- Durée de conservation : 180 jours',
      'Rien n’est encore terminé, il n’y a donc rien à effacer.',
      means,
      button,
    ]);
    expect(kept({ due: 0, first: 86_400_000 })[1]).toMatch(/^Premier effacement : /u);
    expect(kept({ due: 2, first: 86_400_000 })[1]).toMatch(
      /^2 ateliers ou sondages ont déjà dépassé ce délai : .* un atelier une semaine après/u,
    );
  });

  it('reopen their form as last filled in or refused', () => {
    const settings = { territories: ['Ici.', 'Là.'] };
    expect(plainForm(settingsForm(settings, fr))).toContain('Ici.\nLà.');
    expect(
      plainForm(settingsForm(settings, fr, { territories: 'Ailleurs.', notesPad: '' })),
    ).toContain('Ailleurs.');
  });
});
