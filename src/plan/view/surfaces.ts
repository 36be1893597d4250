import { isReminderDue, type Plan } from '../domain/plan.ts';
import type { Template } from '../../template/domain/template.ts';
import { strong, time } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { planActions } from './actions.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type View } from '../../kernel/view/view.ts';

export interface PlanStaging {
  readonly plan: Plan;
  readonly t: Translator;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** True while the channel holds a workshop: there is nothing to start. */
  readonly taken: boolean;
}

/** Under which the announcement on the calendar is placed, beside the messages. */
export const announcementKey = 'announcement';

/** What the channel shows of a plan: shortly before it starts, a word that offers to start it. */
export function planSurfaces({ plan, t, now, taken }: PlanStaging): Surfaces {
  const key = `${reminderPrefix}${plan.startsAt}:${plan.revision}`;
  const reminder = { key, thread: undefined, revision: '1', view: () => reminderView(plan, t) };
  return {
    items: isReminderDue(plan, now) && !taken ? [{ post: reminder }] : [],
    passing: [reminderPrefix],
  };
}

const reminderPrefix = 'reminder:';

/** The platform keeps « in fifteen minutes » true by itself, so that a late word is no wrong one. */
function reminderView({ id, title, startsAt }: Plan, t: Translator): View {
  const about = {
    title: strong(title),
    when: time(startsAt, 'relative', t),
    clock: time(startsAt, 'clock', t),
  };
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('plan.recall', about) }],
    rows: buttons({
      label: t.plain('button.startPlanned'),
      action: planActions.start.ref({ plan: id }),
      tone: 'main',
    }),
  };
}

/** The agenda in words, for a calendar that shows nothing but text. */
export function planDescription(template: Template | undefined, t: Translator): string {
  if (template === undefined) return t.plain('plan.noAgenda');
  const steps = template.steps.map(({ title, minutes, optional }) => {
    const notes = [
      ...(minutes === undefined ? [] : [t.plain('step.minutes', { minutes })]),
      ...(optional ? [t.plain('step.optional')] : []),
    ];
    return `• ${t.pick(title)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  });
  return [t.pick(template.description), '', ...steps].join('\n');
}
