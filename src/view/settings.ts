import type { Settings } from '../domain/community.ts';
import type { Locale } from '../domain/text.ts';
import type { Rich } from '../i18n/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from './accent.ts';
import { actions } from './actions.ts';
import { buttons, type View } from './view.ts';

/** A community's settings as they stand, the defaults said where nothing was chosen. */
export function settingsView(
  settings: Settings,
  defaults: { locale: Locale; timezone: string },
  t: Translator,
): View {
  const { locale, timezone, facilitatorRole, territories = [] } = settings;
  const role: Rich =
    facilitatorRole === undefined
      ? t.say('settings.noRole')
      : [{ kind: 'role', id: facilitatorRole }];
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('settings.title') },
      {
        kind: 'list',
        items: [
          t.say('settings.language', {
            language: t.plain(`language.${locale ?? defaults.locale}`),
          }),
          t.say('settings.timezone', { timezone: timezone ?? defaults.timezone }),
          t.say('settings.role', { role }),
          territories.length === 0
            ? t.say('settings.noTerritories')
            : t.say('settings.territories', { territories: territories.join(' ') }),
        ],
      },
    ],
    rows: buttons({
      label: t.plain('button.editTerritories'),
      action: actions.settingsEdit.ref({}),
    }),
  };
}
