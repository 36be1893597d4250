import type { CommunityState } from '../community/domain/state.ts';
import { changeCommunity } from '../community/stream.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { recordRecap } from '../recap/domain/recording.ts';
import { ok } from '../kernel/result.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { updatePoll } from '../poll/cases.ts';
import type { Plan, Plans } from '../plan/domain/plan.ts';
import { changePlans, readPlans } from '../plan/stream.ts';
import type { RecapState } from '../recap/domain/state.ts';
import { readRecap, updateRecap } from '../recap/stream.ts';
import { zoneOf } from '../recap/sources.ts';
import { weekOf } from '../recap/time.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { upkeep } from '../poll/upkeep.ts';
import { actOn } from '../workshop/cases.ts';

/**
 * True of a channel that the platform itself reports as deleted; otherwise false, even for one that
 * Palabre may no longer see.
 */
export type IsGone = (community: string, channel: string) => Promise<boolean>;

/**
 * Ends everything in a deleted channel as a person would: its workshop, its polls, its plans, its
 * recap. What people said is kept for as long as the community chose.
 */
export async function loseChannel(
  app: AppContext,
  community: string,
  channel: string,
): Promise<void> {
  const plans = await readPlans(app, community);
  const found = await app.streams.communities.read(community);
  if (!found.ok || !plans.ok) return;
  const { workshops, ended, polls, endings } = found.value;
  const workshop = entryOf(workshops, channel) ?? entryOf(ended, channel);
  const open = polls.filter((poll) => poll.channel === channel && !Object.hasOwn(endings, poll.id));
  const ahead = plansAhead(plans.value).filter((plan) => plan.channel === channel);
  if (workshop !== undefined) await endWorkshop(app, workshop);
  const inTurn = takingTurns();
  for (const { id } of open) {
    await endPoll(app, community, id);
    await inTurn();
  }
  for (const { id } of ahead) await callOff(app, community, id);
  await stopRecap(app, community, channel);
  app.tools.log.info('a channel is gone, and what it held was ended', { community, channel });
}

async function endWorkshop(app: AppContext, id: string): Promise<void> {
  const acted = await actOn(app, id, systemActor, { type: 'loseChannel' });
  if (acted.ok) await upkeep(app, acted.value.workshop);
}

async function endPoll(app: AppContext, community: string, id: string): Promise<void> {
  await updatePoll(app, id, systemActor, true, { type: 'close', channelGone: true });
  await noteEnding(app, community, id);
}

/** Notes it in the community, so that nobody needs to read a whole poll to know that it is over. */
async function noteEnding(app: AppContext, community: string, id: string): Promise<void> {
  const found = await app.streams.polls.read(id);
  const at = found.ok ? found.value.closedAt : null;
  if (at !== null)
    await changeCommunity(app, community, systemActor, { type: 'noteEnding', id, at });
}

async function callOff(app: AppContext, community: string, id: string): Promise<void> {
  const done = await changePlans(app, community, systemActor, { type: 'callOff', id });
  if (done.ok) app.tools.changed({ kind: 'plan', community, id });
}

async function stopRecap(app: AppContext, community: string, channel: string): Promise<void> {
  const { tools, streams } = app;
  const known = await readRecap(app, community);
  const found = await streams.communities.read(community);
  if (!found.ok || !known.ok) return;
  const now = tools.clock();
  const week = weekOf(now, zoneOf(app, known.value, found.value.settings));
  const news = { type: 'channelGone', channel, week } as const;
  const done = await updateRecap(app, community, null, (recap) =>
    ok(recordRecap(recap, news, now)),
  );
  if (done.ok && done.value.events.length > 0) tools.changed({ kind: 'recapSchedule', community });
}

/** Finds channels that were deleted while Palabre was not connected. */
export async function loseGoneChannels(
  app: AppContext,
  community: string,
  isGone: IsGone,
): Promise<void> {
  for (const channel of await channelsInUse(app, community))
    if (await isGone(community, channel)) await loseChannel(app, community, channel);
}

/** The channels with something open, in preparation or planned; none if the store does not say. */
export async function channelsInUse(app: AppContext, community: string): Promise<string[]> {
  const plans = await readPlans(app, community);
  const recap = await readRecap(app, community);
  const found = await app.streams.communities.read(community);
  if (!found.ok || !plans.ok || !recap.ok) return [];
  const channels = [
    ...held(found.value),
    ...plansAhead(plans.value).map(({ channel }) => channel),
    ...recapChannel(recap.value),
  ];
  return [...new Set(channels)];
}

function held({ workshops, polls, endings }: CommunityState): string[] {
  const open = polls.filter(({ id }) => !Object.hasOwn(endings, id));
  return [...Object.keys(workshops), ...open.map(({ channel }) => channel)];
}

const plansAhead = (plans: Plans): Plan[] =>
  Object.values(plans).filter(({ status }) => status === 'ahead');

function recapChannel({ schedule, asked }: RecapState): string[] {
  const { channel } = schedule ?? asked ?? {};
  return channel === undefined ? [] : [channel];
}
