import type { Translator } from '../../i18n/translator.ts';
import type { Form } from '../../kernel/view/view.ts';
import { planActions } from './actions.ts';

export interface PlanTyped {
  readonly when: string;
  readonly title: string;
}

/** In characters, for a command and its form alike. */
export const planLimits = { when: 60, title: 90 } as const;

/** The next workshop, to plan again after a date that was not understood. */
export function planForm(template: string, typed: PlanTyped, t: Translator): Form {
  return {
    title: t.plain('form.plan.title'),
    action: planActions.send.ref({ template }),
    fields: [
      {
        kind: 'short',
        id: 'when',
        label: t.plain('form.plan.when'),
        help: t.plain('form.plan.whenHelp'),
        required: true,
        max: planLimits.when,
        value: typed.when,
      },
      {
        kind: 'short',
        id: 'title',
        label: t.plain('form.plan.name'),
        help: t.plain('form.plan.nameHelp'),
        required: false,
        max: planLimits.title,
        value: typed.title,
      },
    ],
  };
}
