import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import { privately, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { channel } from '../kernel/rich.ts';
import { hourAlone } from '../i18n/moments/hour-alone.ts';
import { actOnRecap, recapGaps, recapIn, recapStep } from './cases.ts';
import type { RecapSchedule, RecapState } from './domain/state.ts';
import { readTimeOfDay, weekOf } from './time.ts';
import { recapStatus } from './view/status.ts';

type InCommunity = Context<AdmittedTo<'community'>>;

/** A requested schedule; absent options stay as they were, or follow the community's settings. */
export type ToSchedule = Pick<RecapSchedule, 'day'> & {
  /** As it was typed. */
  readonly typedTime: string;
} & {
  readonly [K in 'timezone' | 'channel' | 'locale' | 'whenEmpty']: RecapSchedule[K] | undefined;
};

function scheduleFrom(
  { subject, place, defaults }: InCommunity,
  recap: RecapState,
  asked: ToSchedule,
  time: string,
): RecapSchedule {
  const { settings } = subject.value.community;
  const former = recap.schedule ?? undefined;
  return {
    day: asked.day,
    time,
    timezone: asked.timezone ?? former?.timezone ?? settings.timezone ?? defaults.timezone,
    channel: asked.channel ?? former?.channel ?? place.channel,
    locale: asked.locale ?? former?.locale ?? settings.locale ?? defaults.locale,
    whenEmpty: asked.whenEmpty ?? former?.whenEmpty ?? 'line',
  };
}

export async function schedule(context: InCommunity, asked: ToSchedule): Promise<Reply> {
  const time = readTimeOfDay(asked.typedTime) ?? hourAlone(asked.typedTime, context.t.locale);
  if (time === undefined) return refused({ kind: 'hourUnclear', typed: asked.typedTime });
  const recap = await recapIn(context.subject);
  if (!recap.ok) return refused(recap.error);
  const chosen = scheduleFrom(context, recap.value, asked, time);
  if (!context.seesChannel(chosen.channel)) return refused({ kind: 'channelUnknown' });
  const done = await actOnRecap(context.subject, { type: 'schedule', schedule: chosen });
  return done.ok ? shown(context, done.value) : refused(done.error);
}

export async function askNow(context: InCommunity): Promise<Reply> {
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
  return receipt(t.say('recap.asked', { channel: channel(to) }));
}

export async function stop({ subject, t }: InCommunity): Promise<Reply> {
  const done = await actOnRecap(subject, { type: 'stop' });
  return done.ok ? receipt(t.say('recap.stopped')) : refused(done.error);
}

export async function status(context: InCommunity): Promise<Reply> {
  const recap = await recapIn(context.subject);
  return recap.ok ? shown(context, recap.value) : refused(recap.error);
}

async function shown({ subject, t, now }: InCommunity, recap: RecapState): Promise<Reply> {
  const gaps = await recapGaps(subject);
  if (!gaps.ok) return refused(gaps.error);
  return privately(recapStatus(recap, recapStep(recap, now()), t, gaps.value));
}
