import type { CommunityState } from '../community/domain/community.ts';
import type { PollState } from '../poll/domain/state.ts';
import { wasOpened, type OpenedWorkshop } from '../workshop/domain/state.ts';
import type { AppContext } from '../engine/context.ts';
import type { RecapState } from './domain/state.ts';
import { readRecap } from './stream.ts';

/** Of the workshops that ended and the polls that were made by hand, so many are looked through. */
const latestLookedAt = 30;

/** The store could not say: whoever asked tries again. */
export class StoreDownError extends Error {}

export async function community(
  { streams }: AppContext,
  id: string,
): Promise<Readonly<CommunityState>> {
  const found = await streams.communities.read(id);
  if (!found.ok) throw new StoreDownError('the store is down');
  return found.value;
}

export async function recapsOf(app: AppContext, id: string): Promise<Readonly<RecapState>> {
  const found = await readRecap(app, id);
  if (!found.ok) throw new StoreDownError('the store is down');
  return found.value;
}

export async function workshopsOf(
  app: AppContext,
  ids: readonly string[],
): Promise<Map<string, OpenedWorkshop>> {
  const found = new Map<string, OpenedWorkshop>();
  for (const id of ids) {
    const read = await app.streams.workshops.read(id);
    if (!read.ok) throw new StoreDownError('the store is down');
    if (wasOpened(read.value)) found.set(id, read.value);
  }
  return found;
}

export async function pollsOf(
  app: AppContext,
  ids: readonly string[],
): Promise<Map<string, PollState>> {
  const found = new Map<string, PollState>();
  for (const id of new Set(ids)) {
    const read = await app.streams.polls.read(id);
    if (!read.ok) throw new StoreDownError('the store is down');
    if (read.value.status !== 'none') found.set(id, read.value);
  }
  return found;
}

/** All that happened in a community since its last recap, whoever may read of it. */
export async function happened(app: AppContext, state: Readonly<CommunityState>, from: number) {
  const open = Object.values(state.workshops);
  const past = state.past.slice(-latestLookedAt).filter((each) => !open.includes(each));
  const all = await workshopsOf(app, [...open, ...past]);
  const isTold = ({ closedAt }: OpenedWorkshop) => closedAt === null || closedAt > from;
  const workshops = [...all.values()].filter(isTold);
  const earlier = [...all.values()].filter((each) => !isTold(each));
  const polls = await pollsOf(app, [
    ...state.polls.slice(-latestLookedAt).map((poll) => poll.id),
    ...workshops.flatMap((workshop) => Object.values(workshop.polls)),
  ]);
  return { workshops, earlier, polls: [...polls.values()] };
}
