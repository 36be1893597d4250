import { isBehind, isReminderDue, type Plan } from '../domain/plan.ts';
import type { Template } from '../../template/domain/template.ts';
import { strong, time } from '../../kernel/rich.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { problemBlocks } from '../../i18n/problem-words.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { planActions } from './actions.ts';
import type { SurfaceItem, Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type View } from '../../kernel/view/view.ts';

export interface PlanStaging {
  readonly plan: Plan;
  readonly t: Translator;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** True while the channel has a workshop: there is nothing to start. */
  readonly taken: boolean;
  /** What keeps it off the calendar. */
  readonly problems?: readonly DeliveryProblem[];
}

/** The key of the calendar event, beside those of the messages. */
export const announcementKey = 'announcement';

/** A plan's posts in its channel: shortly before it starts, a reminder with a button to start it. */
export function planSurfaces({ plan, t, now, taken, problems = [] }: PlanStaging): Surfaces {
  const key = `${reminderPrefix}${plan.startsAt}:${plan.revision}`;
  const reminder = { key, thread: undefined, revision: '1', view: () => reminderView(plan, t) };
  return {
    items: [
      ...(isReminderDue(plan, now) && !taken ? [{ post: reminder }] : []),
      ...(isBehind(plan, now) ? [] : problems.map((problem) => troubleOf(plan, problem, t))),
    ],
    passing: [reminderPrefix, troublePrefix],
  };
}

/** Goes once the plan is on the calendar, or over. */
function troubleOf({ title }: Plan, problem: DeliveryProblem, t: Translator): SurfaceItem {
  const key = `${troublePrefix}${problem.obstacle ?? problem.permission}`;
  const view = () => ({
    accent: neutralAccent,
    blocks: [{ kind: 'text' as const, text: [strong(title)] }, ...problemBlocks([problem], t)],
  });
  return { post: { key, thread: undefined, revision: '1', view } };
}

const troublePrefix = 'trouble:';

const reminderPrefix = 'reminder:';

/** The platform keeps « in fifteen minutes » up to date, so a late reminder is still right. */
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

/** The agenda in plain text, for a calendar that shows nothing else. */
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
