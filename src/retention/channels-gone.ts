import type { CommunityState } from '../community/domain/community.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { recordRecap } from '../recap/domain/recap.ts';
import { ok } from '../kernel/result.ts';
import { changeCommunity, systemActor, type AppContext } from '../engine/context.ts';
import { updatePoll } from '../poll/cases.ts';
import { updateRecap } from '../recap/cases.ts';
import { zoneOf } from '../recap/sources.ts';
import { weekOf } from '../recap/time.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { upkeep } from '../poll/upkeep.ts';
import { actOn } from '../workshop/cases.ts';

/**
 * True of a channel that the platform itself says is there no more; false as long as it does not, of
 * one that Palabre may no longer see too.
 */
export type IsGone = (community: string, channel: string) => Promise<boolean>;

/**
 * Ends what a deleted channel held, as if somebody had: its workshop, its polls, what was planned
 * there, the recap that was sent there. What they said is kept, for as long as the community chose.
 */
export async function loseChannel(
  app: AppContext,
  community: string,
  channel: string,
): Promise<void> {
  const found = await app.streams.communities.read(community);
  if (!found.ok) return;
  const { workshops, ended, polls, plans, endings } = found.value;
  const workshop = entryOf(workshops, channel) ?? entryOf(ended, channel);
  const open = polls.filter((poll) => poll.channel === channel && !Object.hasOwn(endings, poll.id));
  const ahead = Object.values(plans).filter(
    (plan) => plan.channel === channel && plan.status === 'ahead',
  );
  if (workshop !== undefined) await endWorkshop(app, workshop);
  const inTurn = takingTurns();
  for (const { id } of open) {
    await endPoll(app, community, id);
    await inTurn();
  }
  for (const { id } of ahead) await callOff(app, community, id);
  await stopRecap(app, community, channel);
  app.tools.log.info('a channel is gone, and what it held is over', { community, channel });
}

async function endWorkshop(app: AppContext, id: string): Promise<void> {
  const acted = await actOn(app, id, systemActor, { type: 'loseChannel' });
  if (acted.ok) await upkeep(app, acted.value.workshop);
}

async function endPoll(app: AppContext, community: string, id: string): Promise<void> {
  await updatePoll(app, id, systemActor, true, { type: 'close', channelGone: true });
  await noteEnding(app, community, id);
}

/** So that nobody needs to read a whole poll to know that it is over. */
async function noteEnding(app: AppContext, community: string, id: string): Promise<void> {
  const found = await app.streams.polls.read(id);
  const at = found.ok ? found.value.closedAt : null;
  if (at !== null)
    await changeCommunity(app, community, systemActor, { type: 'noteEnding', id, at });
}

async function callOff(app: AppContext, community: string, id: string): Promise<void> {
  const done = await changeCommunity(app, community, systemActor, { type: 'callOff', id });
  if (done.ok) app.tools.changed({ kind: 'plan', id: `${community}/${id}` });
}

async function stopRecap(app: AppContext, community: string, channel: string): Promise<void> {
  const { tools, streams } = app;
  const found = await streams.communities.read(community);
  if (!found.ok) return;
  const now = tools.clock();
  const week = weekOf(now, zoneOf(app, found.value));
  const news = { type: 'channelGone', channel, week } as const;
  const done = await updateRecap(app, community, null, (recap) =>
    ok(recordRecap(recap, news, now)),
  );
  if (done.ok && done.value.events.length > 0) tools.changed({ kind: 'schedule', id: community });
}

/** Looks for channels that went while Palabre was not there to be told. */
export async function loseGoneChannels(
  app: AppContext,
  community: string,
  isGone: IsGone,
): Promise<void> {
  const found = await app.streams.communities.read(community);
  if (!found.ok) return;
  for (const channel of channelsInUse(found.value))
    if (await isGone(community, channel)) await loseChannel(app, community, channel);
}

/** Where something is open, is being prepared or is to come. */
export function channelsInUse({
  workshops,
  polls,
  endings,
  plans,
  recap,
}: CommunityState): string[] {
  const schedule = recap.schedule ?? recap.asked;
  return [
    ...new Set([
      ...Object.keys(workshops),
      ...polls.filter(({ id }) => !Object.hasOwn(endings, id)).map(({ channel }) => channel),
      ...Object.values(plans)
        .filter(({ status }) => status === 'ahead')
        .map(({ channel }) => channel),
      ...(schedule === null ? [] : [schedule.channel]),
    ]),
  ];
}
