import type { Settings } from '../domain/community.ts';
import { retentionIn } from '../domain/retention.ts';
import type { Locale } from '../../kernel/text.ts';
import { time, type Rich } from '../../kernel/rich.ts';
import { zoneName } from '../../i18n/dates.ts';
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

/** What applies to a setting nobody chose, and when it is read. */
export interface Around {
  readonly defaults: { readonly locale: Locale; readonly timezone: string };
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * A community's settings, including the defaults that apply. `preview` is only given right after the
 * retention was changed, while that can still be undone.
 */
export function settingsView(
  settings: Settings,
  { defaults, now }: Around,
  t: Translator,
  preview?: RetentionPreview,
): View {
  const { locale, facilitatorRole, territories = [], notesPad } = settings;
  const { eraseWhenLeft: atOnce = false } = settings;
  const retention = retentionIn(settings);
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
          zoneLine(settings.timezone ?? defaults.timezone, now, t),
          t.say('settings.role', { role }),
          territories.length === 0
            ? t.say('settings.noTerritories')
            : t.say('settings.territories', { territories: territories.join(' ') }),
          ...(notesPad === undefined ? [] : [t.say('settings.notesPad', { pad: notesPad })]),
          t.say('settings.retention', { retention }),
          t.say('settings.whenRemoved', { atOnce: atOnce ? 'yes' : 'no' }),
        ],
      },
      ...(retention === 'forever' ? [] : retentionBlocks(t, preview)),
    ],
    rows: buttons(
      {
        label: t.plain('button.editTerritories'),
        action: communityActions.settingsEdit.ref({}),
      },
      {
        label: t.plain(atOnce ? 'button.eraseLater' : 'button.eraseAtOnce'),
        action: communityActions.settingsLeaving.ref({ atOnce: atOnce ? 'no' : 'yes' }),
      },
      { label: t.plain('button.examine'), action: communityActions.settingsExamine.ref({}) },
    ),
  };
}

/** As people call it, and as it is chosen: Toronto and New York are both on Eastern Time. */
const zoneLine = (timezone: string, now: number, t: Translator): Rich =>
  t.say('settings.timezone', { name: zoneName(timezone, now, t.locale), timezone });

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
