import { written } from '../kernel/written.ts';
import { timezoneOf } from '../community/cases.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { requiredText } from '../engine/requests/options.ts';
import { asking, privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { momentLabel } from '../i18n/moment-label.ts';
import { hourMissing, isItThen } from '../i18n/moments/asking.ts';
import { understand } from '../i18n/moments/understand.ts';
import { matches, suggestMoments } from '../kernel/hours/when-suggestions.ts';
import { readMoment, writeMoment } from '../kernel/hours/when.ts';
import type { Reader } from '../kernel/text.ts';
import { note } from '../kernel/view/note.ts';
import { templatesFor } from '../template/offered.ts';
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
import { planForm, planLimits } from './view/form.ts';
import { planReceipt } from './view/receipt.ts';

const { handle } = under(planPermissions);

type InChannel = Context<AdmittedTo<'channel'>>;
type OnPlan = Context<AdmittedTo<'plan'>>;

const limits = { min: 1, max: planLimits.when };
export const when = requiredText('when', { complete: suggestions, limits });

/** The label is in words, in the reader's language; the value is the moment as one would type it. */
async function suggestions({ subject, now, t }: InChannel, typed: string) {
  const zone = await timezoneOf(subject);
  const choice = (at: number) => ({
    id: writeMoment(at, zone),
    label: momentLabel(at, zone, t.locale),
  });
  const said = await saidIn(typed, { locale: t.locale, zone }, now());
  const inWords = said.flatMap((each) => suggestMoments(each, zone, now()));
  const other = suggestMoments(typed, zone, now()).filter(
    (at) => !inWords.includes(at) && matches(typed, choice(at).label),
  );
  return [...inWords, ...(said.some((each) => each.includes(' ')) ? [] : other)].map(choice);
}

/** What may have been said in words, as somebody would type it in figures; the days of an hour alone. */
async function saidIn(typed: string, reader: Reader, now: number): Promise<readonly string[]> {
  const said = await understand(typed, reader, now);
  if (said === undefined || said.exact || readMoment(typed, reader.zone, now) !== undefined)
    return [];
  return [said.at, ...(said.also === undefined ? [] : [said.also])].map((at) => {
    const written = writeMoment(at, reader.zone);
    return said.time === 'whole' ? written : written.slice(0, written.indexOf(' '));
  });
}

/** Plans the next workshop of the channel in which the command is used. */
export async function planHere(
  context: InChannel,
  typed: string,
  template: string,
  title: string | undefined,
): Promise<Reply> {
  const { subject, missing, textChannel, now, t } = context;
  if (!textChannel) return refused({ kind: 'notATextChannel' });
  const announced = isAnnounced(subject);
  if (announced && missing.includes('createEvents')) return refused({ kind: 'eventsNotAllowed' });
  if (templatesFor(subject).every(({ id }) => id !== template))
    return refused({ kind: 'templateUnknown', name: template });
  const form = (said: string) => planForm(template, { when: said, title: title ?? '' }, t);
  const zone = await timezoneOf(subject);
  const said = await understand(typed, { locale: t.locale, zone }, now());
  if (said === undefined) return refused({ kind: 'momentUnclear', typed }, form(typed));
  if (said.time !== 'whole') return refused(hourMissing(typed, said), form(typed));
  const startsAt = said.at;
  if (!said.exact) return asking(isItThen(said, t), form(writeMoment(startsAt, zone)));
  const asked = { startsAt, template, title: written(title ?? '') || undefined };
  const made = await planWorkshop(subject, asked);
  if (!made.ok) return refused(made.error, form(typed));
  const problems = await showPlan(subject, made.value.plan);
  const receipt = { ...made.value, announced, calendar: hasCalendar(subject), problems };
  return privately(planReceipt(receipt, t));
}

async function begin(context: OnPlan): Promise<Reply> {
  const started = await startPlanned(context.subject);
  return started.ok
    ? privately(await startedNote(context, context.subject, started.value.id))
    : refused(started.error);
}

async function callOff({ subject, t }: OnPlan): Promise<Reply> {
  const done = await callOffPlan(subject);
  return done.ok ? replacing(note(t.say('done.calledOff'))) : refused(done.error);
}

/** What facilitators can do with a plan. */
export const planFeature: Feature = {
  handlers: [
    handle(planActions.send, (context, { template }, input) =>
      planHere(context, input.text('when'), template, input.text('title')),
    ),
    handle(planActions.start, begin),
    handle(planActions.callOff, callOff),
  ],
};
