import type { AdmittedTo } from '../engine/requests/admission.ts';
import {
  handle,
  privately,
  refused,
  replacing,
  leaf,
  type Context,
  type Feature,
  type Reply,
} from '../engine/requests/command.ts';
import { timezoneOf } from '../community/cases.ts';
import { callOffPlan, isAnnounced, planWorkshop, startPlanned } from './cases.ts';
import { requiredText, text } from '../engine/requests/options.ts';
import { readMoment, writeMoment } from '../kernel/hours/when.ts';
import { isDayOnly, matches, suggestMoments } from '../kernel/hours/when-suggestions.ts';
import { momentLabel } from '../i18n/moment-label.ts';
import { planActions } from './view/actions.ts';
import { planReceipt } from './view/receipt.ts';
import { note } from '../kernel/view/note.ts';
import { template } from '../template/offered.ts';

const when = requiredText('when', { complete: suggestions, limits: { min: 1, max: 40 } });
const title = text('title', { limits: { min: 1, max: 90 } });

/** In words, in the reader's language; what is sent is the moment as one would type it. */
async function suggestions({ subject, now, t }: Context<AdmittedTo<'channel'>>, typed: string) {
  const zone = await timezoneOf(subject);
  return suggestMoments(typed, zone, now())
    .map((at) => ({ id: writeMoment(at, zone), label: momentLabel(at, zone, t.locale) }))
    .filter(({ label }) => matches(typed, label));
}

export const plan = leaf('workshop plan', [when, template, title], async (context, given) => {
  const { subject, missing, textChannel, now } = context;
  if (!textChannel) return refused({ kind: 'notATextChannel' });
  const announced = isAnnounced(subject);
  if (announced && missing.includes('createEvents')) return refused({ kind: 'eventsNotAllowed' });
  const typed = given(when);
  if (isDayOnly(typed)) return refused({ kind: 'hourMissing', typed: typed.trim() });
  const startsAt = readMoment(typed, await timezoneOf(subject), now());
  if (startsAt === undefined) return refused({ kind: 'momentUnclear', typed });
  const made = await planWorkshop(subject, {
    startsAt,
    template: given(template),
    title: given(title)?.trim() || undefined,
  });
  return made.ok
    ? privately(planReceipt({ ...made.value, announced }, context.t))
    : refused(made.error);
});

type OnPlan = Context<AdmittedTo<'plan'>>;

async function begin({ subject, t, missing }: OnPlan): Promise<Reply> {
  const started = await startPlanned(subject);
  if (!started.ok) return refused(started.error);
  const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
  return privately(note([...t.say('started.done'), ' ', ...t.say(where)]));
}

async function callOff({ subject, t }: OnPlan): Promise<Reply> {
  const done = await callOffPlan(subject);
  return done.ok ? replacing(note(t.say('done.calledOff'))) : refused(done.error);
}

export const planFeature: Feature = {
  handlers: [handle(planActions.start, begin), handle(planActions.callOff, callOff)],
};
