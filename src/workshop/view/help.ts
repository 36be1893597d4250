import type { Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { View } from '../../kernel/view/view.ts';

/** Only what the person can do where they are; a list of everything helps nobody. */
export function helpView(t: Translator, offered: readonly Rich[]): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('help.title') },
      { kind: 'list', items: offered },
    ],
  };
}
