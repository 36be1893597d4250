import type { Settings } from '../domain/community.ts';
import type { Locale } from '../../kernel/text.ts';
import { time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { communityActions } from './actions.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/** What a new retention will erase next time, and when the first erasure after that is due. */
export interface RetentionPreview {
  readonly due: number;
  /** In milliseconds since 1970. */
  readonly first: number | undefined;
}

/**
 * A community's settings, including the defaults that apply. `preview` is only given right after the
 * retention was changed, while that can still be undone.
 */
export function settingsView(
  settings: Settings,
  defaults: { locale: Locale; timezone: string },
  t: Translator,
  preview?: RetentionPreview,
): View {
  const { locale, timezone, facilitatorRole, territories = [] } = settings;
  const { retention = 'forever' } = settings;
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
          t.say('settings.retention', { retention }),
        ],
      },
      ...(retention === 'forever' ? [] : retentionBlocks(t, preview)),
    ],
    rows: buttons({
      label: t.plain('button.editTerritories'),
      action: communityActions.settingsEdit.ref({}),
    }),
  };
}

function retentionBlocks(t: Translator, preview: RetentionPreview | undefined): Block[] {
  const means: Block = { kind: 'small', text: t.say('settings.retentionMeans') };
  return preview === undefined ? [means] : [{ kind: 'text', text: previewText(preview, t) }, means];
}

function previewText({ due, first }: RetentionPreview, t: Translator): Rich {
  if (due > 0) return t.say('settings.erasesSoon', { count: due });
  return first === undefined
    ? t.say('settings.erasesNothing')
    : t.say('settings.erasesFirst', { when: time(first, 'date', t) });
}
