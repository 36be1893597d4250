import type { Plan } from '../domain/plan.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { strong, time } from '../../kernel/rich.ts';
import { problemBlocks } from '../../i18n/problem-words.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { planActions } from './actions.ts';
import { buttons, type View } from '../../kernel/view/view.ts';

export interface PlanReceipt {
  readonly plan: Plan;
  /** False if it changed an existing plan of the channel. */
  readonly isNew: boolean;
  /** False if not everybody in the community can read the channel. */
  readonly announced?: boolean;
  /** False where the platform has no calendar. */
  readonly calendar?: boolean;
  /** What keeps it from being announced. */
  readonly problems?: readonly DeliveryProblem[];
}

/** What was planned, for the person who did: the date and time as Palabre understood them. */
export function planReceipt(receipt: PlanReceipt, t: Translator): View {
  const { plan, problems = [] } = receipt;
  const about = {
    title: strong(plan.title),
    moment: time(plan.startsAt, 'moment', t),
    when: time(plan.startsAt, 'relative', t),
  };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say(sentenceFor(receipt), about) },
      ...problemBlocks(problems, t),
      { kind: 'small', text: t.say('plan.howToChange') },
    ],
    rows: buttons({
      label: t.plain('button.callOff'),
      action: planActions.callOff.ref({ plan: plan.id }),
      tone: 'danger',
    }),
  };
}

function sentenceFor({ isNew, announced = true, calendar = true, problems = [] }: PlanReceipt) {
  if (!calendar) return 'done.plannedHere' as const;
  if (!announced) return 'done.plannedPrivately' as const;
  if (problems.length > 0) return 'done.plannedOnly' as const;
  return isNew ? ('done.planned' as const) : ('done.planChanged' as const);
}
