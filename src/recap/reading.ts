import type { CommunityState } from '../community/domain/state.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { PollState } from '../poll/domain/state.ts';
import { wasOpened, type OpenedWorkshop, type WorkshopState } from '../workshop/domain/state.ts';
import type { AppContext } from '../engine/context.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';

/** How many of the ended workshops, and of the polls made by hand, are read. */
const latestLookedAt = 30;

/** What the store holds, or that it is down. */
type Read<T> = Promise<Result<T, StoreDown>>;

export function workshopsOf(
  { streams }: AppContext,
  ids: readonly string[],
): Read<Map<string, OpenedWorkshop>> {
  return readAll(ids, (id) => streams.workshops.read(id), ifOpened);
}

const ifOpened = (workshop: WorkshopState) => (wasOpened(workshop) ? workshop : undefined);

export function pollsOf(
  { streams }: AppContext,
  ids: readonly string[],
): Read<Map<string, PollState>> {
  return readAll(ids, (id) => streams.polls.read(id), ifCreated);
}

const ifCreated = (poll: PollState) => (poll.status === 'none' ? undefined : poll);

/** The states that `kept` does not reject, by id. */
async function readAll<State, Kept>(
  ids: readonly string[],
  readOne: (id: string) => Read<State>,
  kept: (state: State) => Kept | undefined,
): Read<Map<string, Kept>> {
  const found = new Map<string, Kept>();
  for (const id of new Set(ids)) {
    const read = await readOne(id);
    if (!read.ok) return read;
    const state = kept(read.value);
    if (state !== undefined) found.set(id, state);
  }
  return ok(found);
}

export interface Happened {
  readonly workshops: readonly OpenedWorkshop[];
  readonly earlier: readonly OpenedWorkshop[];
  readonly polls: readonly PollState[];
}

/** All that happened in a community since its last recap, readable by everyone or not. */
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
