import { entryOf } from '../kernel/dictionary.ts';
import { emptyPlacement, isStillSo } from '../kernel/placement.ts';
import { isBehind, nextPlanMoment, type Plan } from './domain/plan.ts';
import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import type { Reader } from '../kernel/text.ts';
import { ok, type Result } from '../kernel/result.ts';
import { announcementKey, planDescription, planSurfaces } from './view/surfaces.ts';
import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { kind } from '../engine/delivery/loading.ts';
import { outdated } from '../engine/delivery/recording.ts';
import type { Announced, Kind, Showing, SubjectRef } from '../engine/delivery/subject.ts';
import { unlessDown } from '../engine/streams/streams.ts';
import { type StoreDown } from '../engine/streams/stream-kind.ts';
import { calendarFile } from './calendar-file.ts';
import { changePlans } from './stream.ts';

type PlanRef = SubjectRef<'plan'>;

interface Shown {
  readonly plan: Plan;
  readonly community: string;
  readonly reader: Reader;
  /** True while its channel has a workshop. */
  readonly taken: boolean;
}

/** A plan: its reminder, and its calendar event; undefined once all of it is gone. */
export function planSubjects(app: AppContext, translatorOf: TranslatorOf): Kind<PlanRef> {
  return kind({
    read: (ref) => read(app, ref),
    catchUp: (ref, { plan }) => forgetIfBehind(app, ref, plan),
    show: (shown, { problems }, now) => {
      const t = translatorOf(shown.reader.locale, shown.reader.zone);
      return show(app, shown, problems.filter(isOfCalendar), { t, now });
    },
    record: async (ref, { event: what, seen }) => {
      const { community, id } = ref;
      const done = await app.streams.plans.update(community, null, ({ plans }) => {
        const now = entryOf(plans, id)?.placement ?? emptyPlacement();
        if (!isStillSo(now, what, seen)) return outdated;
        return ok([{ type: 'plan.shown' as const, id, what }]);
      });
      const plan = done.ok ? entryOf(done.value.state.plans, id) : undefined;
      // This may have been its last post.
      if (plan !== undefined && isBehind(plan, app.tools.clock())) app.tools.changed(ref);
      return done;
    },
  });
}

async function read(
  app: AppContext,
  { community, id }: PlanRef,
): Promise<Result<Shown | undefined, StoreDown>> {
  const found = await app.streams.plans.read(community);
  if (!found.ok) return found;
  const plan = entryOf(found.value.plans, id);
  if (plan === undefined) return ok(undefined);
  const known = await app.streams.communities.read(community);
  if (!known.ok) return known;
  const { settings, workshops } = known.value;
  const taken = entryOf(workshops, plan.channel) !== undefined;
  const { locale, timezone } = app.tools.defaults;
  const reader = { locale: settings.locale ?? locale, zone: settings.timezone ?? timezone };
  return ok({ plan, community, taken, reader });
}

/** A plan that is over is forgotten once none of its posts is left to remove. */
async function forgetIfBehind(
  app: AppContext,
  { community, id }: PlanRef,
  plan: Plan,
): Promise<Result<boolean, StoreDown>> {
  if (!isBehind(plan, app.tools.clock()) || !isCleared(plan)) return ok(false);
  const done = await changePlans(app, community, systemActor, { type: 'closePlan', id });
  return done.ok ? ok(true) : unlessDown(done.error, false);
}

/** A plan that was called off leaves nothing behind; one that took place stays on the calendar. */
function isCleared({ placement, status }: Plan): boolean {
  const left = [...Object.keys(placement.posts), ...Object.keys(placement.begun)];
  return status === 'calledOff' ? left.length === 0 : left.every((key) => key === announcementKey);
}

function show(
  app: AppContext,
  { plan, community, taken }: Shown,
  problems: readonly DeliveryProblem[],
  { t, now }: { readonly t: Translator; readonly now: number },
): Showing {
  const { capabilities, templates } = app.tools;
  const template = templates().find(({ id }) => id === plan.template);
  const file = capabilities.calendar
    ? undefined
    : calendarFile(plan, planDescription(template, t), t);
  return {
    community,
    channel: plan.channel,
    since: plan.plannedAt,
    placement: plan.placement,
    surfaces: planSurfaces({ plan, template, t, now, taken, file, problems }),
    ...announcedOf(app, community, plan, t),
    nextAt: nextPlanMoment(plan, now),
  };
}

/** What keeps events off the calendar is told in the channel: by then, nobody may read an answer any more. */
const isOfCalendar = ({ obstacle, permission }: DeliveryProblem): boolean =>
  obstacle === 'eventsFull' || permission === 'createEvents';

/**
 * Everybody in the community sees its calendar: a plan of a channel that not all can read is not on
 * it, and leaves it when its channel becomes private. While nothing is known, nothing is changed.
 */
function announcedOf(
  { tools }: AppContext,
  community: string,
  plan: Plan,
  t: Translator,
): { readonly announced?: Announced } {
  if (!tools.sight.knows(community, plan.channel)) return {};
  const { channel, title, startsAt, endsAt, template } = plan;
  const known = tools.templates().find(({ id }) => id === template);
  const description = planDescription(known, t);
  const isPublic = tools.sight.isPublic(community, channel);
  return {
    announced: {
      key: announcementKey,
      revision: String(plan.revision),
      calendarEvent: { title, description, channel, startsAt, endsAt },
      withdrawn: plan.status === 'calledOff' || !isPublic,
    },
  };
}
