import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { communityActions } from './actions.ts';
import { buttons, type Row, type View } from '../../kernel/view/view.ts';

/** The label says what pressing the button does now. */
export function namingRow(named: boolean, t: Translator): Row[] {
  return buttons(
    named
      ? { label: t.plain('button.unnamed'), action: communityActions.hideName.ref({}) }
      : { label: t.plain('button.named'), action: communityActions.showName.ref({}) },
  );
}

/**
 * What was recorded, what it applies to from now on, what it does not change, and how to undo it.
 */
export function namingReceipt(named: boolean, t: Translator): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say(named ? 'done.named' : 'done.unnamed') },
      { kind: 'small', text: t.say('naming.since') },
      ...(named ? [] : [{ kind: 'small' as const, text: t.say('naming.leaves') }]),
    ],
    rows: namingRow(named, t),
  };
}
