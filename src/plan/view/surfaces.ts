import { isBehind, isReminderDue, type Plan } from '../domain/plan.ts';
import type { Template } from '../../template/domain/template.ts';
import { strong, time } from '../../kernel/rich.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { problemBlocks } from '../../i18n/problem-words.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { planActions } from './actions.ts';
import type { SurfaceItem, Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type View, type ViewFile } from '../../kernel/view/view.ts';

export interface PlanStaging {
  readonly plan: Plan;
  readonly t: Translator;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** True while the channel has a workshop: there is nothing to start. */
  readonly taken: boolean;
  /** The workshop that is planned; undefined of one that is there no more. */
  readonly template?: Template | undefined;
  /** Where the platform has no calendar, it is announced in the channel, with this file for everyone's own. */
  readonly file?: ViewFile | undefined;
  /** What keeps it off the calendar. */
  readonly problems?: readonly DeliveryProblem[];
}

/** The key of the calendar event, beside those of the messages. */
export const announcementKey = 'announcement';

/** A plan's posts in its channel: shortly before it starts, a reminder with a button to start it. */
export function planSurfaces(staging: PlanStaging): Surfaces {
  const { plan, t, now, taken, file, problems = [] } = staging;
  const key = `${reminderPrefix}${plan.startsAt}:${plan.revision}`;
  const reminder = { key, thread: undefined, revision: '1', view: () => reminderView(staging) };
  return {
    items: [
      ...(file === undefined || isBehind(plan, now) ? [] : [noticeOf(staging, file)]),
      ...(isReminderDue(plan, now) && !taken ? [{ post: reminder }] : []),
      ...(isBehind(plan, now) ? [] : problems.map((problem) => troubleOf(plan, problem, t))),
    ],
    passing: [noticeKey, reminderPrefix, troublePrefix],
  };
}

/** Stands until the workshop opens, with a file that each person's own calendar takes. */
function noticeOf({ plan, template, t }: PlanStaging, file: ViewFile): SurfaceItem {
  const { title, startsAt, revision } = plan;
  const said = { title: strong(title), moment: time(startsAt, 'moment', t) };
  const about = template === undefined ? [] : [t.pick(template.description)];
  const view = (): View => ({
    accent: neutralAccent,
    pinned: true,
    blocks: [
      { kind: 'text', text: t.say('plan.notice', said) },
      ...about.map((text) => ({ kind: 'text' as const, text: [text] })),
      { kind: 'small', text: t.say('plan.addToCalendar', { file: file.name }) },
    ],
    files: [file],
  });
  return { post: { key: noticeKey, thread: undefined, revision: String(revision), view } };
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

const noticeKey = 'notice';
const troublePrefix = 'trouble:';

const reminderPrefix = 'reminder:';

/** A platform with a calendar keeps « in fifteen minutes » up to date, so a late reminder is still right. */
function reminderView({ plan, t, file }: PlanStaging): View {
  const { id, title, startsAt } = plan;
  const about = {
    title: strong(title),
    when: time(startsAt, 'relative', t),
    clock: time(startsAt, 'clock', t),
  };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say(file === undefined ? 'plan.recall' : 'plan.recallHere', about) },
    ],
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
