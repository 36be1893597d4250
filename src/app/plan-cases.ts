import { entryOf } from '../domain/dictionary.ts';
import { lengthOf, planAhead, type Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/people.ts';
import { err, ok } from '../domain/result.ts';
import type { OpenedWorkshop } from '../domain/workshop-state.ts';
import { changeCommunity, type House, type Outcome, type Place } from './house.ts';
import { start } from './workshop-cases.ts';

export interface ToPlan {
  readonly template: string;
  readonly title: string | undefined;
  /** In milliseconds since 1970. */
  readonly startsAt: number;
}

export interface PlanMade {
  readonly plan: Plan;
  /** False when it changed what the channel had planned. */
  readonly isNew: boolean;
}

const changed = ({ tools }: House, community: string, plan: string): void =>
  tools.changed({ kind: 'plan', id: `${community}/${plan}` });

/** Plans a channel's next workshop, or changes the plan it has; the calendar follows by itself. */
export async function planWorkshop(
  house: House,
  { community, channel }: Place,
  by: Actor,
  asked: ToPlan,
): Outcome<PlanMade> {
  const { tools, streams } = house;
  const template = tools.templates.find(({ id }) => id === asked.template);
  if (template === undefined) return err({ kind: 'templateUnknown', name: asked.template });
  const known = await streams.communities.read(community);
  if (!known.ok) return known;
  const locale = known.value.settings.locale ?? tools.defaults.locale;
  const id = tools.newId();
  const now = tools.clock();
  const { startsAt, title = template.title[locale] } = asked;
  const made = await changeCommunity(house, community, by, {
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
  const plan = planAhead(made.value.plans, channel, now);
  if (plan === undefined) return err({ kind: 'planUnknown' });
  changed(house, community, plan.id);
  return ok({ plan, isNew: plan.id === id });
}

export async function callOffPlan(
  house: House,
  community: string,
  by: Actor,
  id: string,
): Outcome<void> {
  const done = await changeCommunity(house, community, by, { type: 'callOff', id });
  if (!done.ok) return done;
  changed(house, community, id);
  return ok(undefined);
}

/** Opens the workshop that was planned, in the channel it was planned for. */
export async function startPlanned(
  house: House,
  community: string,
  by: Actor,
  id: string,
): Outcome<OpenedWorkshop> {
  const known = await house.streams.communities.read(community);
  if (!known.ok) return known;
  const plan = entryOf(known.value.plans, id);
  if (plan?.status !== 'ahead') return err({ kind: 'planUnknown' });
  const { channel, template, title } = plan;
  return start(house, { community, channel }, by, template, title);
}
