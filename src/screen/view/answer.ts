import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { buttons, type View } from '../../kernel/view/view.ts';
import { screenActions } from './actions.ts';

export interface ScreenOpened {
  readonly link: string;
  /** True if it opens on the machine that runs Palabre alone. */
  readonly here: boolean;
}

/** The address, who can open it, and until when. */
export function screenAnswer({ link, here }: ScreenOpened, workshop: string, t: Translator): View {
  const label = t.plain('screen.link');
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: [...t.say('screen.ready'), ' ', { kind: 'link', url: link, label }] },
      { kind: 'small', text: t.say(here ? 'screen.here' : 'screen.secret') },
      { kind: 'small', text: t.say('screen.what') },
    ],
    rows: buttons({
      label: t.plain('button.closeScreen'),
      action: screenActions.close.ref({ workshop }),
    }),
  };
}
