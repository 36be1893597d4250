import { textFor } from '../kernel/text.ts';
import { isReminderDue, lengthOf, planAhead, type Plan } from './domain/plan.ts';
import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { OpenedWorkshop } from '../workshop/domain/state.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import {
  answerWithinMs,
  systemActor,
  type AppContext,
  type Outcome,
  type Place,
} from '../engine/context.ts';
import { changePlans, readPlans } from './stream.ts';
import { startWorkshop } from '../workshop/cases.ts';

export interface ToPlan {
  readonly template: string;
  readonly title: string | undefined;
  /** In milliseconds since 1970. */
  readonly startsAt: number;
}

export interface PlanMade {
  readonly plan: Plan;
  /** False if it changed the channel's existing plan. */
  readonly isNew: boolean;
}

const changed = ({ tools }: AppContext, community: string, plan: string): void =>
  tools.changed({ kind: 'plan', community, id: plan });

/** Plans a channel's next workshop, or changes its plan; the calendar is updated by itself. */
export async function planWorkshop(
  subject: AdmittedTo<'channel'>,
  asked: ToPlan,
): Outcome<PlanMade> {
  const { by, value } = subject;
  const { community, channel } = value.place;
  const { app } = Admitted.visitOf(subject);
  const { tools, streams } = app;
  const template = tools.templates().find(({ id }) => id === asked.template);
  if (template === undefined) return err({ kind: 'templateUnknown', name: asked.template });
  const known = await streams.communities.read(community);
  if (!known.ok) return known;
  const locale = known.value.settings.locale ?? tools.defaults.locale;
  const id = tools.newId();
  const now = tools.clock();
  const { startsAt, title = textFor(template.title, locale) } = asked;
  const made = await changePlans(app, community, by, {
    type: 'plan',
    id,
    now,
    channel,
    template: template.id,
    title,
    startsAt,
    endsAt: startsAt + lengthOf(template),
  });
  if (!made.ok) return made;
  const plan = planAhead(made.value, channel, now);
  if (plan === undefined) return err({ kind: 'planUnknown' });
  changed(app, community, plan.id);
  return ok({ plan, isNew: plan.id === id });
}

/** Announces it, and tells within about a second what keeps it from that, if that is known by then. */
export function showPlan(
  subject: AdmittedTo<'channel'>,
  { id }: Plan,
): Promise<readonly DeliveryProblem[]> {
  const { app, place } = Admitted.visitOf(subject);
  return app.tools.delivery.show({ kind: 'plan', community: place.community, id }, answerWithinMs);
}

/** True if plans of that channel go to the community's calendar, which everybody in it sees. */
export function isAnnounced(subject: AdmittedTo<'channel'>): boolean {
  const { app, place } = Admitted.visitOf(subject);
  const { capabilities, sight } = app.tools;
  return capabilities.calendar && sight.isPublic(place.community, place.channel);
}

/** Whether there is a calendar to announce anything on. */
export function hasCalendar(subject: AdmittedTo<'channel'>): boolean {
  return Admitted.visitOf(subject).app.tools.capabilities.calendar;
}

export async function callOffPlan(subject: AdmittedTo<'plan'>): Outcome<void> {
  const { app, place } = Admitted.visitOf(subject);
  const { id } = subject.value.plan;
  const done = await changePlans(app, place.community, subject.by, { type: 'callOff', id });
  if (!done.ok) return done;
  changed(app, place.community, id);
  return ok(undefined);
}

/** Opens the planned workshop in the channel it was planned for. */
export async function startPlanned(subject: AdmittedTo<'plan'>): Outcome<OpenedWorkshop> {
  const { app, place } = Admitted.visitOf(subject);
  const { channel, template, title, status } = subject.value.plan;
  if (status !== 'ahead') return err({ kind: 'planUnknown' });
  const { community } = place;
  return startWorkshop(app, { community, channel }, subject.by, template, title);
}

/** A workshop that opens close to the planned time is the planned one. */
export async function beginPlanned(app: AppContext, { community, channel }: Place): Promise<void> {
  const now = app.tools.clock();
  const known = await readPlans(app, community);
  const plan = known.ok ? planAhead(known.value, channel, now) : undefined;
  if (plan === undefined || !isReminderDue(plan, now)) return;
  await changePlans(app, community, systemActor, { type: 'beginPlan', id: plan.id });
  changed(app, community, plan.id);
}
