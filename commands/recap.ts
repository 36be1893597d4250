import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import {
  handle,
  privately,
  refused,
  leaf,
  showing,
  type Context,
  type Feature,
  type Given,
  type Input,
  type Reply,
} from '../src/engine/requests/command.ts';
import {
  channel,
  choice,
  requiredChoice,
  requiredText,
  text,
} from '../src/engine/requests/options.ts';
import { actOnRecap, recapGaps, recapIn, recapStep } from '../src/recap/cases.ts';
import { readHour, weekOf } from '../src/recap/time.ts';
import { latestRecap } from '../src/recap/domain/recap.ts';
import {
  answersTo,
  invitations,
  recapDays,
  type Invitation,
  type RecapAnswer,
  type RecapSchedule,
  type RecapState,
} from '../src/recap/domain/state.ts';
import { locales } from '../src/kernel/text.ts';
import { unaccented } from '../src/kernel/unaccented.ts';
import { channel as channelNamed } from '../src/kernel/rich.ts';
import { recapActions } from '../src/recap/view/actions.ts';
import { anonymityField } from '../src/board/view/form.ts';
import { answerForm, answerReceipt } from '../src/recap/view/forms.ts';
import { recapStatus } from '../src/recap/view/status.ts';
import { note } from '../src/kernel/view/note.ts';
import type { Choice } from '../src/kernel/view/view.ts';

const day = requiredChoice('day', recapDays);
const hour = requiredText('hour', { complete: async (_, typed) => hours(typed) });
const timezone = text('timezone', { complete: async (_, typed) => zones(typed) });
const where = channel('channel');
const language = choice('language', locales);
const whenEmpty = choice('when-empty', ['line', 'silence']);

const allHours = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')}:00`);
const allZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

const asChoice = (name: string): Choice => ({ id: name, label: name });

function hours(typed: string): Choice[] {
  const read = readHour(typed);
  const like = allHours.filter((each) => each.includes(typed.trim()) && each !== read);
  return [...(read === undefined ? [] : [read]), ...like].map(asChoice);
}

function zones(typed: string): Choice[] {
  const words = folded(typed);
  return allZones
    .filter((zone) => folded(zone).includes(words))

    .map(asChoice);
}

/** `montréal` and `new york` find what is written without accents or spaces. */
function folded(name: string): string {
  return unaccented(name)
    .replaceAll(/[\s_]+/gu, ' ')
    .trim()
    .toLowerCase();
}

type InCommunity = Context<AdmittedTo<'community'>>;

async function shown({ subject, t, now }: InCommunity, recap: RecapState): Promise<Reply> {
  const gaps = await recapGaps(subject);
  if (!gaps.ok) return refused(gaps.error);
  return privately(recapStatus(recap, recapStep(recap, now()), t, gaps.value));
}

/** What is not given stays as it was, or is the community's own. */
function scheduleFrom(
  { subject, place, defaults }: InCommunity,
  recap: RecapState,
  given: Given,
  time: string,
): RecapSchedule {
  const { settings } = subject.value.community;
  const former = recap.schedule ?? undefined;
  return {
    day: given(day),
    time,
    timezone: given(timezone) ?? former?.timezone ?? settings.timezone ?? defaults.timezone,
    channel: given(where) ?? former?.channel ?? place.channel,
    locale: given(language) ?? former?.locale ?? settings.locale ?? defaults.locale,
    whenEmpty: given(whenEmpty) ?? former?.whenEmpty ?? 'line',
  };
}

const schedule = leaf(
  'recap schedule',
  [day, hour, timezone, where, language, whenEmpty],
  async (context, given) => {
    const time = readHour(given(hour));
    if (time === undefined) return refused({ kind: 'hourUnclear', typed: given(hour) });
    const recap = await recapIn(context.subject);
    if (!recap.ok) return refused(recap.error);
    const chosen = scheduleFrom(context, recap.value, given, time);
    if (!context.seesChannel(chosen.channel)) return refused({ kind: 'channelUnknown' });
    const done = await actOnRecap(context.subject, { type: 'schedule', schedule: chosen });
    return done.ok ? shown(context, done.value) : refused(done.error);
  },
);

const now = leaf('recap now', [], async (context) => {
  const { subject, place, t, defaults } = context;
  const { settings } = subject.value.community;
  const recap = await recapIn(subject);
  if (!recap.ok) return refused(recap.error);
  const { schedule: former } = recap.value;
  const to = former?.channel ?? place.channel;
  if (!context.seesChannel(to)) return refused({ kind: 'channelUnknown' });
  const timezone = former?.timezone ?? settings.timezone ?? defaults.timezone;
  const done = await actOnRecap(subject, {
    type: 'ask',
    week: weekOf(context.now(), timezone),
    channel: to,
    locale: former?.locale ?? settings.locale ?? defaults.locale,
  });
  if (!done.ok) return refused(done.error);
  return privately(note(t.say('recap.asked', { channel: channelNamed(to) })));
});

const off = leaf('recap off', [], async ({ subject, t }) => {
  const done = await actOnRecap(subject, { type: 'stop' });
  return done.ok ? privately(note(t.say('recap.stopped'))) : refused(done.error);
});

const status = leaf('recap status', [], async (context) => {
  const recap = await recapIn(context.subject);
  return recap.ok ? shown(context, recap.value) : refused(recap.error);
});

const invitationOf = (id: string): Invitation | undefined =>
  invitations.find((each) => each === id);

/** What somebody answered to the latest recap. */
function ownAnswer(
  recap: RecapState,
  invitation: Invitation,
  person: string,
): RecapAnswer | undefined {
  const week = latestRecap(recap)?.week ?? '';
  return answersTo(recap, week, invitation).find((each) => each.person === person);
}

type OnRecap = Context<AdmittedTo<'recap'>>;

async function openAnswer({ subject, t }: OnRecap, id: string): Promise<Reply> {
  const invitation = invitationOf(id);
  if (invitation === undefined) return refused({ kind: 'unknownAction' });
  const recap = await recapIn(subject);
  if (!recap.ok) return refused(recap.error);
  const former = ownAnswer(recap.value, invitation, subject.by.id);
  return showing(answerForm(invitation, t, former));
}

async function sendAnswer({ subject, t }: OnRecap, id: string, input: Input): Promise<Reply> {
  const invitation = invitationOf(id);
  if (invitation === undefined) return refused({ kind: 'unknownAction' });
  const typed = { text: input.text('answer'), anonymous: input.list(anonymityField).length > 0 };
  const done = await actOnRecap(subject, { type: 'answer', invitation, ...typed });
  if (!done.ok) return refused(done.error, answerForm(invitation, t, typed));
  const kept = ownAnswer(done.value, invitation, subject.by.id);
  return privately(answerReceipt(kept, t));
}

/** The week told once a week, and what people answer to it. */
export const recapFeature: Feature = {
  commands: [{ name: 'recap', access: 'everyone', subcommands: { schedule, now, off, status } }],
  handlers: [
    handle(recapActions.answerOpen, (context, { invitation }) => openAnswer(context, invitation)),
    handle(recapActions.answerSend, (context, { invitation }, input) =>
      sendAnswer(context, invitation, input),
    ),
  ],
};
