import {
  handle,
  privately,
  refused,
  replacing,
  type Context,
  type Feature,
  type Leaf,
  type Reply,
} from '../src/app/command.ts';
import type { PlanMade } from '../src/app/plan-cases.ts';
import { requiredText, text } from '../src/app/options.ts';
import { readMoment, writeMoment } from '../src/app/when.ts';
import { isDayOnly, matches, suggestMoments } from '../src/app/when-suggestions.ts';
import { momentLabel } from '../src/i18n/moment-label.ts';
import { actions } from '../src/view/actions.ts';
import { planReceipt } from '../src/view/plan-receipt.ts';
import { note } from '../src/view/receipts.ts';
import { zoneOf } from './poll-typed.ts';
import { template } from './templates-offered.ts';

const when = requiredText('when', { complete: suggestions, limits: { min: 1, max: 40 } });
const title = text('title', { limits: { min: 1, max: 90 } });

const clockOf = ({ palabre }: Context) => palabre.house.tools.clock();

/** In words, in the reader's language; what is sent is the moment as one would type it. */
async function suggestions(context: Context, typed: string) {
  const zone = await zoneOf(context);
  return suggestMoments(typed, zone, clockOf(context))
    .map((at) => ({ id: writeMoment(at, zone), label: momentLabel(at, zone, context.t.locale) }))
    .filter(({ label }) => matches(typed, label));
}

export const plan: Leaf = {
  options: [when, template, title],
  run: async (context, given) => {
    const { asker, place, palabre, missing } = context;
    if (!asker.moderates) return refused({ kind: 'mayNotStart' });
    if (!context.textChannel) return refused({ kind: 'notATextChannel' });
    if (missing.includes('createEvents')) return refused({ kind: 'eventsNotAllowed' });
    const typed = given(when);
    if (isDayOnly(typed)) return refused({ kind: 'hourMissing', typed: typed.trim() });
    const startsAt = readMoment(typed, await zoneOf(context), clockOf(context));
    if (startsAt === undefined) return refused({ kind: 'momentUnclear', typed });
    const made = await palabre.plan(place, asker, {
      startsAt,
      template: given(template),
      title: given(title)?.trim() || undefined,
    });
    return made.ok ? told(context, made.value) : refused(made.error);
  },
};

const told = ({ t }: Context, made: PlanMade): Reply => privately(planReceipt(made, t));

async function begin({ palabre, asker, place, t, missing }: Context, id: string): Promise<Reply> {
  if (!asker.moderates) return refused({ kind: 'mayNotStart' });
  const started = await palabre.startPlanned(place.community, asker, id);
  if (!started.ok) return refused(started.error);
  const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
  return privately(note([...t.say('started.done'), ' ', ...t.say(where)]));
}

async function callOff({ palabre, asker, place, t }: Context, id: string): Promise<Reply> {
  if (!asker.moderates) return refused({ kind: 'mayNotStart' });
  const done = await palabre.callOffPlan(place.community, asker, id);
  return done.ok ? replacing(note(t.say('done.calledOff'))) : refused(done.error);
}

export const planFeature: Feature = {
  handlers: [
    handle(actions.planStart, (context, { plan: id }) => begin(context, id)),
    handle(actions.planCallOff, (context, { plan: id }) => callOff(context, id)),
  ],
};
