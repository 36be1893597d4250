import { z } from 'zod';
import { entryOf } from '../../kernel/dictionary.ts';
import { isHuman, personId, type Actor, type PersonId } from '../../kernel/people.ts';
import {
  emptyPlacement,
  foldPlacement,
  placementEvents,
  placementState,
} from '../../kernel/placement.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Retention } from '../../community/domain/retention.ts';
import { minutesOf } from '../../template/domain/duration.ts';
import type { Template } from '../../template/domain/template.ts';

/** Times are milliseconds since 1970; `revision` increases with each change. */
const planned = z.object({
  channel: z.string(),
  template: z.string(),
  title: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
});
export type Planned = z.infer<typeof planned>;

/** A future workshop: announced, then a reminder in its channel shortly before, then forgotten. */
export const planState = planned.extend({
  id: z.string(),
  by: personId,
  plannedAt: z.number(),
  revision: z.int(),
  status: z.enum(['ahead', 'begun', 'calledOff']),
  placement: placementState,
});
export type Plan = z.infer<typeof planState>;
export type Plans = Record<string, Plan>;

/** All the plans of a community. */
export const plansSchema = z.object({
  plans: z.record(z.string(), planState),
  /** A plan is over and forgotten, but its words are still in the records. */
  stale: z.boolean(),
});
export type PlansState = z.infer<typeof plansSchema>;

export const planEventSchema = z.discriminatedUnion('type', [
  /** The first event of a rewritten stream: all that it held then. */
  z.object({ type: z.literal('plans.kept'), state: plansSchema }),
  planned.extend({
    type: z.literal('plan.made'),
    id: z.string(),
    by: personId,
    plannedAt: z.number(),
  }),
  planned.extend({ type: z.literal('plan.changed'), id: z.string() }),
  z.object({ type: z.literal('plan.begun'), id: z.string() }),
  z.object({ type: z.literal('plan.calledOff'), id: z.string() }),
  z.object({ type: z.literal('plan.over'), id: z.string() }),
  z.object({
    type: z.literal('plan.shown'),
    id: z.string(),
    what: z.discriminatedUnion('type', placementEvents),
  }),
]);
export type PlanEvent = z.infer<typeof planEventSchema>;

export const noPlans = (): PlansState => ({ plans: {}, stale: false });

export type PlanError =
  | { readonly kind: 'eventsNotAllowed' }
  | { readonly kind: 'planTooSoon'; readonly minutes: number }
  | { readonly kind: 'planTooFar'; readonly days: number }
  | { readonly kind: 'planUnknown' }
  | { readonly kind: 'notAPerson' };

export type PlanIntent =
  | ({ readonly type: 'plan'; readonly id: string; readonly now: number } & Planned)
  | { readonly type: 'beginPlan' | 'callOff' | 'closePlan'; readonly id: string };

const minute = 60_000;
const day = 24 * 60 * minute;
/** Platforms refuse events in the past, and clocks differ a little. */
const soonest = 5;
const furthest = 366;
const recalledBefore = 15 * minute;
/** After this, nobody waits for it any more. */
const overAfter = 60 * minute;
/** The shortest announcement, in minutes. */
const leastMinutes = 30;

/** How long the announced event lasts, in milliseconds: a whole number of quarters of an hour. */
export function lengthOf(template: Pick<Template, 'steps'>): number {
  return Math.ceil(Math.max(minutesOf(template), leastMinutes) / 15) * 15 * minute;
}

/** When the reminder is posted in its channel, in milliseconds since 1970. */
export const reminderAt = ({ startsAt }: Planned): number => startsAt - recalledBefore;

/** True once it has started, was called off, or is so late that nobody waits for it any more. */
export function isBehind({ startsAt, status }: Plan, now: number): boolean {
  return status !== 'ahead' || now >= startsAt + overAfter;
}

/** The reminder is shown from a quarter of an hour before until an hour after, while the plan is pending. */
export function isReminderDue(plan: Plan, now: number): boolean {
  return now >= reminderAt(plan) && !isBehind(plan, now);
}

/** When its posts change by themselves, in milliseconds since 1970. */
export function nextPlanMoment(plan: Plan, now: number): number | undefined {
  if (isBehind(plan, now)) return undefined;
  return [reminderAt(plan), plan.startsAt + overAfter].find((at) => at > now);
}

/** The channel's pending plan: one at most, since planning again changes it. */
export function planAhead(plans: Plans, channel: string, now: number): Plan | undefined {
  return Object.values(plans).find((plan) => plan.channel === channel && !isBehind(plan, now));
}

export function decidePlan(
  plans: Plans,
  intent: PlanIntent,
  by: Actor,
): Result<PlanEvent[], PlanError> {
  if (!isHuman(by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'plan') return decideMake(plans, intent, by.id);
  const { id } = intent;
  const plan = entryOf(plans, id);
  if (intent.type === 'closePlan') return ok(plan === undefined ? [] : [{ type: 'plan.over', id }]);
  if (plan?.status !== 'ahead') return err({ kind: 'planUnknown' });
  return ok([{ type: intent.type === 'beginPlan' ? 'plan.begun' : 'plan.calledOff', id }]);
}

function decideMake(
  plans: Plans,
  { type: _type, id, now, ...what }: Extract<PlanIntent, { type: 'plan' }>,
  by: PersonId,
): Result<PlanEvent[], PlanError> {
  if (what.startsAt < now + soonest * minute) return err({ kind: 'planTooSoon', minutes: soonest });
  if (what.startsAt > now + furthest * day) return err({ kind: 'planTooFar', days: furthest });
  const ahead = planAhead(plans, what.channel, now);
  if (ahead !== undefined) return ok([{ type: 'plan.changed', id: ahead.id, ...what }]);
  return ok([{ type: 'plan.made', id, ...what, by, plannedAt: now }]);
}

/** Folds one event into the given state, which it owns. */
export function evolvePlans(state: PlansState, event: PlanEvent): PlansState {
  if (event.type === 'plans.kept') return event.state;
  if (event.type === 'plan.over') state.stale = true;
  foldPlan(state.plans, event);
  return state;
}

function foldPlan(plans: Plans, event: Exclude<PlanEvent, { type: 'plans.kept' }>): void {
  if (event.type === 'plan.made') plans[event.id] = newPlan(event);
  const plan = entryOf(plans, event.id);
  if (plan === undefined) return;
  if (event.type === 'plan.shown') foldPlacement(plan.placement, event.what);
  if (event.type === 'plan.begun') plan.status = 'begun';
  if (event.type === 'plan.calledOff') plan.status = 'calledOff';
  if (event.type === 'plan.over') delete plans[event.id];
  if (event.type === 'plan.changed') {
    const { type: _type, id: _id, ...what } = event;
    Object.assign(plan, what, { revision: plan.revision + 1 });
  }
}

/** True if the records contain forgotten data, and must be rewritten. */
export const isOutdated = ({ stale }: Readonly<PlansState>, retention: Retention): boolean =>
  stale && retention !== 'forever';

/** The state alone, as the one event of a rewritten stream. */
export function keptPlans({ plans }: Readonly<PlansState>) {
  return { type: 'plans.kept' as const, state: { plans, stale: false } };
}

function newPlan({ type: _type, ...made }: Extract<PlanEvent, { type: 'plan.made' }>): Plan {
  return { ...made, revision: 1, status: 'ahead', placement: emptyPlacement() };
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly plan: PlanError;
  }
}
