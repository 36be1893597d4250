import type { CommunityState } from '../community/domain/state.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { PollState } from '../poll/domain/state.ts';
import { wasOpened, type OpenedWorkshop } from '../workshop/domain/state.ts';
import type { AppContext } from '../engine/context.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';

/** Of the workshops that ended and the polls that were made by hand, so many are looked through. */
const latestLookedAt = 30;

/** What the store says; that it is down, where it does not. */
type Read<T> = Promise<Result<T, StoreDown>>;

export async function workshopsOf(
  { streams }: AppContext,
  ids: readonly string[],
): Read<Map<string, OpenedWorkshop>> {
  const found = new Map<string, OpenedWorkshop>();
  for (const id of new Set(ids)) {
    const read = await streams.workshops.read(id);
    if (!read.ok) return read;
    if (wasOpened(read.value)) found.set(id, read.value);
  }
  return ok(found);
}

export async function pollsOf(
  { streams }: AppContext,
  ids: readonly string[],
): Read<Map<string, PollState>> {
  const found = new Map<string, PollState>();
  for (const id of new Set(ids)) {
    const read = await streams.polls.read(id);
    if (!read.ok) return read;
    if (read.value.status !== 'none') found.set(id, read.value);
  }
  return ok(found);
}

export interface Happened {
  readonly workshops: readonly OpenedWorkshop[];
  readonly earlier: readonly OpenedWorkshop[];
  readonly polls: readonly PollState[];
}

/** All that happened in a community since its last recap, no matter who may read of it. */
export async function happened(
  app: AppContext,
  state: Readonly<CommunityState>,
  from: number,
): Read<Happened> {
  const open = Object.values(state.workshops);
  const past = state.past.slice(-latestLookedAt).filter((each) => !open.includes(each));
  const listed = state.polls.slice(-latestLookedAt).map((poll) => poll.id);
  const all = await workshopsOf(app, [...open, ...past]);
  if (!all.ok) return all;
  const isTold = ({ closedAt }: OpenedWorkshop) => closedAt === null || closedAt > from;
  const workshops = [...all.value.values()].filter(isTold);
  const earlier = [...all.value.values()].filter((each) => !isTold(each));
  const theirs = workshops.flatMap((workshop) => Object.values(workshop.polls));
  const polls = await pollsOf(app, [...listed, ...theirs]);
  return polls.ok ? ok({ workshops, earlier, polls: [...polls.value.values()] }) : polls;
}
