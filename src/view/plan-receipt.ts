import type { Plan } from '../domain/plan.ts';
import { strong, time } from '../i18n/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from './accent.ts';
import { actions } from './actions.ts';
import { buttons, type View } from './view.ts';

/** What was planned, for whom planned it: the day and the hour as they were understood. */
export function planReceipt(
  { plan, isNew }: { readonly plan: Plan; readonly isNew: boolean },
  t: Translator,
): View {
  const about = {
    title: strong(plan.title),
    moment: time(plan.startsAt, 'moment'),
    when: time(plan.startsAt, 'relative'),
  };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say(isNew ? 'done.planned' : 'done.planChanged', about) },
      { kind: 'small', text: t.say('plan.howToChange') },
    ],
    rows: buttons({
      label: t.plain('button.callOff'),
      action: actions.planCallOff.ref({ plan: plan.id }),
      tone: 'danger',
    }),
  };
}
