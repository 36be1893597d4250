import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { View } from '../../kernel/view/view.ts';

/** What the doctor found: its lines, and how many of them stop people. */
export function examinationView(lines: readonly string[], ills: number, t: Translator): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('settings.examined') },
      { kind: 'list', items: lines.map((line) => [line]) },
      {
        kind: 'text',
        text: ills === 0 ? t.say('ops.doctor.well') : t.say('ops.doctor.ill', { count: ills }),
      },
      ...(ills === 0 ? [] : [{ kind: 'small' as const, text: t.say('settings.whoMends') }]),
    ],
  };
}
