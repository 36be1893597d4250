import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { dayMs } from '../kernel/hours/day.ts';
import { askAfterDays, endAfterDays } from '../kernel/hours/quiet.ts';
import { updatePoll } from '../poll/cases.ts';
import { heardInPoll } from '../poll/domain/lasting.ts';
import type { PollState } from '../poll/domain/state.ts';
import { upkeep } from '../poll/upkeep.ts';
import { actOn } from '../workshop/cases.ts';
import { heardIn } from '../workshop/domain/deciding-lasting.ts';
import { isOpen, wasOpened, type OpenedWorkshop } from '../workshop/domain/state.ts';

/**
 * Asks about what a community has open and nobody does anything with any more, and ends it once
 * nobody answered. A poll that is still being prepared, which only its author has seen, is erased.
 */
export async function endQuiet(
  app: AppContext,
  community: string,
  signal?: AbortSignal,
): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok || found.value.leftAt !== undefined) return;
  const { workshops, polls, endings } = found.value;
  const inTurn = takingTurns();
  for (const id of Object.values(workshops)) {
    if (signal?.aborted === true) return;
    await lookAtWorkshop(app, id);
    await inTurn();
  }
  for (const { id } of polls.filter((poll) => !Object.hasOwn(endings, poll.id))) {
    if (signal?.aborted === true) return;
    await lookAtPoll(app, community, id);
    await inTurn();
  }
}

async function lookAtWorkshop(app: AppContext, id: string): Promise<void> {
  const found = await app.streams.workshops.readUncached(id);
  if (!found.ok || !isOpen(found.value) || !wasOpened(found.value)) return;
  const workshop = found.value;
  const { quietAskedAt } = workshop;
  if (quietAskedAt === undefined && !isLongAgo(app, heardIn(workshop))) return;
  const heardAt = await heardInPolls(app, workshop);
  const acted = await actOn(app, id, systemActor, { type: 'noteQuiet', heardAt });
  if (!acted.ok || !acted.value.events.some(({ type }) => type === 'workshop.closed')) return;
  await upkeep(app, acted.value.workshop);
  app.tools.log.info('an inactive workshop was ended', { workshop: id });
}

/** Most were heard of lately, and need not stay in memory to find that out. */
const isLongAgo = ({ tools }: AppContext, heardAt: number): boolean =>
  tools.clock() - heardAt >= askAfterDays * dayMs;

async function heardInPolls({ streams }: AppContext, { polls }: OpenedWorkshop): Promise<number> {
  let heardAt = 0;
  for (const id of Object.values(polls)) {
    const found = await streams.polls.readUncached(id);
    if (found.ok) heardAt = Math.max(heardAt, heardInPoll(found.value) ?? 0);
  }
  return heardAt;
}

async function lookAtPoll(app: AppContext, community: string, id: string): Promise<void> {
  const found = await app.streams.polls.readUncached(id);
  if (!found.ok || !isUnended(found.value)) return;
  const { status, quietAskedAt } = found.value;
  const heardAt = heardInPoll(found.value);
  const isNews = quietAskedAt === undefined && heardAt !== undefined && !isLongAgo(app, heardAt);
  if (isNews) return;
  if (status === 'draft' && (await isDraftErased(app, community, id))) return;
  const done = await updatePoll(app, id, systemActor, true, { type: 'noteQuiet' });
  if (done.ok && done.value.status === 'closed')
    app.tools.log.info('an inactive poll was ended', { poll: id });
}

const isUnended = ({ status }: PollState): boolean => status === 'draft' || status === 'open';

async function isDraftErased(app: AppContext, community: string, id: string): Promise<boolean> {
  const isDue = ({ status, seenAt }: PollState): boolean =>
    status === 'draft' &&
    seenAt !== undefined &&
    app.tools.clock() - seenAt >= endAfterDays * dayMs;
  const erased = await app.streams.polls.erase(id, isDue);
  if (!erased.ok || !erased.value) return false;
  await changeCommunity(app, community, systemActor, { type: 'forgetPoll', id });
  app.tools.log.info('a poll that was never opened was erased', { poll: id });
  return true;
}
