import type { Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { View } from '../../kernel/view/view.ts';

export interface HelpFor {
  readonly workshop: boolean;
  readonly drives: boolean;
  readonly mayStart: boolean;
  readonly administers: boolean;
  readonly boards: boolean;
}

/** Only what the person can do where they are; a list of everything helps nobody. */
export function helpView(t: Translator, can: HelpFor): View {
  const lines: (Rich | false)[] = [
    !can.workshop && can.mayStart && t.say('help.start'),
    can.mayStart && t.say('help.plan'),
    !can.workshop && !can.mayStart && t.say('help.wait'),
    can.workshop && t.say('help.join'),
    can.boards && t.say('help.contribute'),
    can.boards && t.say('help.collect'),
    can.workshop && t.say('help.status'),
    can.drives && t.say('help.drive'),
    can.drives && t.say('help.open'),
    (can.drives || can.mayStart) && t.say('help.poll'),
    can.drives && t.say('help.summary'),
    can.mayStart && t.say('help.recap'),
    t.say('help.language'),
    t.say('help.mydata'),
    can.administers && t.say('help.settings'),
  ];
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('help.title') },
      { kind: 'list', items: lines.filter((line) => line !== false) },
    ],
  };
}
