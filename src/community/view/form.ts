import type { Translator } from '../../i18n/translator.ts';
import { valueOf } from '../../kernel/view/value-of.ts';
import type { Form } from '../../kernel/view/view.ts';
import { maxTerritories, type Settings } from '../domain/community.ts';
import { communityActions } from './actions.ts';

/** The territories of the land acknowledgement, one per line, in the community's own words. */
export function settingsForm(settings: Settings, t: Translator, typed?: string): Form {
  const territories = typed ?? settings.territories?.join('\n');
  return {
    title: t.plain('form.settings.title'),
    action: communityActions.settingsSend.ref({}),
    fields: [
      {
        kind: 'paragraph',
        id: 'territories',
        label: t.plain('form.settings.territories'),
        help: t.plain('form.settings.territoriesHelp'),
        required: false,
        max: maxTerritories,
        ...valueOf(territories),
      },
    ],
  };
}
