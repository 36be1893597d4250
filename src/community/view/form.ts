import type { Translator } from '../../i18n/translator.ts';
import { valueOf } from '../../kernel/view/value-of.ts';
import type { Form } from '../../kernel/view/view.ts';
import { maxTerritories, type Settings } from '../domain/community.ts';
import { maxPad } from '../domain/settings.ts';
import { communityActions } from './actions.ts';

/** What was typed in it, if it could not be kept. */
export interface TypedSettings {
  readonly territories: string;
  readonly notesPad: string;
}

/**
 * The territories of the land acknowledgement, one per line, in the community's own words, and the
 * address of its notes pad.
 */
export function settingsForm(settings: Settings, t: Translator, typed?: TypedSettings): Form {
  const territories = typed?.territories ?? settings.territories?.join('\n');
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
      {
        kind: 'short',
        id: 'notesPad',
        label: t.plain('form.settings.notesPad'),
        help: t.plain('form.settings.notesPadHelp'),
        required: false,
        max: maxPad,
        ...valueOf(typed?.notesPad ?? settings.notesPad),
      },
    ],
  };
}
