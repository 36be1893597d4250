import { entryOf } from '../kernel/dictionary.ts';
import { isBehind, nextPlanMoment, type Plan, type Plans } from './domain/plan.ts';
import { ok } from '../kernel/result.ts';
import { announcementKey, planDescription, planSurfaces } from './view/surfaces.ts';
import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { changePlans, readPlans } from './stream.ts';
import type { Announced, Subject } from '../engine/delivery/pass.ts';

/** What the chat and its calendar must show of a plan; nothing any more once all of it is gone. */
export async function loadPlan(
  app: AppContext,
  translatorOf: TranslatorOf,
  community: string,
  id: string,
): Promise<Subject | undefined> {
  const plans = await readPlans(app, community);
  if (!plans.ok) throw new Error('the store is down');
  const plan = entryOf(plans.value, id);
  if (plan === undefined) return undefined;
  const now = app.tools.clock();
  if (await forgotten(app, community, plan)) return undefined;
  const found = await app.streams.communities.read(community);
  if (!found.ok) throw new Error('the store is down');
  const { settings } = found.value;
  const { locale, timezone } = app.tools.defaults;
  const t = translatorOf(settings.locale ?? locale, settings.timezone ?? timezone);
  const taken = entryOf(found.value.workshops, plan.channel) !== undefined;
  return {
    id: `plan/${community}/${id}`,
    community,
    channel: plan.channel,
    since: plan.plannedAt,
    placement: plan.placement,
    surfaces: planSurfaces({ plan, t, now, taken }),
    ...announcedOf(app, community, plan, t),
    nextAt: nextPlanMoment(plan, now),
    record: (what) => record(app, community, id, what),
  };
}

/** A plan that is behind goes once nothing of it is left to take away. */
async function forgotten(app: AppContext, community: string, plan: Plan): Promise<boolean> {
  if (!isBehind(plan, app.tools.clock()) || !isCleared(plan)) return false;
  const { id } = plan;
  await changePlans(app, community, systemActor, { type: 'closePlan', id });
  return true;
}

/** Of a plan that was called off nothing may be left; one that took place stays on the calendar. */
function isCleared({ placement, status }: Plan): boolean {
  const left = [...Object.keys(placement.posts), ...Object.keys(placement.begun)];
  return status === 'calledOff' ? left.length === 0 : left.every((key) => key === announcementKey);
}

/**
 * Everybody in the community sees its calendar: what is planned in a channel that not all can read is
 * not in it, and leaves it when its channel closes. While nothing is known, nothing is changed.
 */
function announcedOf(
  { tools }: AppContext,
  community: string,
  plan: Plan,
  t: Translator,
): { readonly announced?: Announced } {
  if (!tools.sight.knows(community, plan.channel)) return {};
  const { channel, title, startsAt, endsAt, template } = plan;
  const known = tools.templates.find(({ id }) => id === template);
  const description = planDescription(known, t);
  const isPublic = tools.sight.isPublic(community, channel);
  return {
    announced: {
      key: announcementKey,
      revision: String(plan.revision),
      gathering: { title, description, channel, startsAt, endsAt },
      withdrawn: plan.status === 'calledOff' || !isPublic,
    },
  };
}

type Shown = Parameters<Subject['record']>[0];

async function record(
  app: AppContext,
  community: string,
  id: string,
  what: Shown,
): Promise<boolean> {
  const done = await app.streams.plans.update(community, null, () =>
    ok([{ type: 'plan.shown' as const, id, what }]),
  );
  if (!done.ok) return false;
  const plan = entryOf(done.value.state.plans, id);
  if (plan !== undefined) await forgotten(app, community, plan);
  return true;
}

/** The plans of a community that still have something to show or to take away. */
export const planSubjects = (community: string, plans: Plans): string[] =>
  Object.keys(plans).map((id) => `plan/${community}/${id}`);
