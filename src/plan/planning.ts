import { written } from '../kernel/written.ts';
import { timezoneOf } from '../community/cases.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { requiredText } from '../engine/requests/options.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { momentLabel } from '../i18n/moment-label.ts';
import { isDayOnly, matches, suggestMoments } from '../kernel/hours/when-suggestions.ts';
import { readMoment, writeMoment } from '../kernel/hours/when.ts';
import { note } from '../kernel/view/note.ts';
import { startedNote } from '../workshop/starting.ts';
import {
  callOffPlan,
  hasCalendar,
  isAnnounced,
  planWorkshop,
  showPlan,
  startPlanned,
} from './cases.ts';
import { planPermissions } from './permissions.ts';
import { planActions } from './view/actions.ts';
import { planReceipt } from './view/receipt.ts';

const { handle } = under(planPermissions);

type InChannel = Context<AdmittedTo<'channel'>>;
type OnPlan = Context<AdmittedTo<'plan'>>;

export const when = requiredText('when', { complete: suggestions, limits: { min: 1, max: 40 } });

/** The label is in words, in the reader's language; the value is the moment as one would type it. */
async function suggestions({ subject, now, t }: InChannel, typed: string) {
  const zone = await timezoneOf(subject);
  return suggestMoments(typed, zone, now())
    .map((at) => ({ id: writeMoment(at, zone), label: momentLabel(at, zone, t.locale) }))
    .filter(({ label }) => matches(typed, label));
}

/** Plans the next workshop of the channel in which the command is used. */
export async function planHere(
  context: InChannel,
  typed: string,
  template: string,
  title: string | undefined,
): Promise<Reply> {
  const { subject, missing, textChannel, now } = context;
  if (!textChannel) return refused({ kind: 'notATextChannel' });
  const announced = isAnnounced(subject);
  if (announced && missing.includes('createEvents')) return refused({ kind: 'eventsNotAllowed' });
  if (isDayOnly(typed)) return refused({ kind: 'hourMissing', typed: typed.trim() });
  const startsAt = readMoment(typed, await timezoneOf(subject), now());
  if (startsAt === undefined) return refused({ kind: 'momentUnclear', typed });
  const asked = { startsAt, template, title: written(title ?? '') || undefined };
  const made = await planWorkshop(subject, asked);
  if (!made.ok) return refused(made.error);
  const problems = await showPlan(subject, made.value.plan);
  const receipt = { ...made.value, announced, calendar: hasCalendar(subject), problems };
  return privately(planReceipt(receipt, context.t));
}

async function begin(context: OnPlan): Promise<Reply> {
  const started = await startPlanned(context.subject);
  return started.ok ? privately(startedNote(context)) : refused(started.error);
}

async function callOff({ subject, t }: OnPlan): Promise<Reply> {
  const done = await callOffPlan(subject);
  return done.ok ? replacing(note(t.say('done.calledOff'))) : refused(done.error);
}

/** What facilitators can do with a plan. */
export const planFeature: Feature = {
  handlers: [handle(planActions.start, begin), handle(planActions.callOff, callOff)],
};
