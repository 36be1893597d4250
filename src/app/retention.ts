import type { CommunityState } from '../domain/community.ts';
import type { PollState } from '../domain/poll-state.ts';
import { ok, type Result } from '../domain/result.ts';
import { erasedAt, type Retention } from '../domain/retention.ts';
import type { WorkshopState } from '../domain/workshop-state.ts';
import { changeCommunity, itself, type Changed, type House, type Outcome } from './house.ts';
import type { StoreDown } from './streams.ts';

/** What a community's settings, as they are now, would have erased. */
export interface ErasuresAhead {
  /** How many workshops and polls are past their time: the next look erases them. */
  readonly due: number;
  /** When the first of the others will be, in milliseconds since 1970. */
  readonly first: number | undefined;
}

export async function erasuresAhead(house: House, community: string): Outcome<ErasuresAhead> {
  const found = await house.streams.communities.read(community);
  if (!found.ok) return found;
  const { retention = 'forever' } = found.value.settings;
  const times: number[] = [];
  for (const each of keptBy(found.value)) {
    const end = await endOf(house, each);
    const time = typeof end === 'object' ? erasedAt(end.at, retention) : undefined;
    if (time !== undefined) times.push(time);
  }
  const now = house.tools.clock();
  const later = times.filter((time) => time > now);
  const first = later.length === 0 ? undefined : Math.min(...later);
  return ok({ due: times.length - later.length, first });
}

/**
 * Erases what a community has kept long enough, then forgets it. Cut short between the two, it
 * forgets the next time; what the store does not answer for is left to the next time as well.
 */
export async function eraseOld(
  house: House,
  community: string,
  signal?: AbortSignal,
): Promise<void> {
  const found = await house.streams.communities.read(community);
  if (!found.ok) return;
  for (const each of keptBy(found.value)) {
    // Asked each time: who changes their mind meanwhile keeps what is left.
    const retention = await retentionOf(house, community);
    if (retention === 'forever' || signal?.aborted === true) return;
    if (await isErased(house, each, retention)) await forget(house, community, each);
  }
}

/** What is over, or may be. A workshop's own polls are not listed: they go with it. */
function keptBy({ past, polls }: CommunityState): Changed[] {
  return [
    ...past.map((id) => ({ kind: 'workshop' as const, id })),
    ...polls.map(({ id }) => ({ kind: 'poll' as const, id })),
  ];
}

async function retentionOf({ streams }: House, community: string): Promise<Retention> {
  const found = await streams.communities.read(community);
  return (found.ok ? found.value.settings.retention : undefined) ?? 'forever';
}

/** `open`: not over, or the store does not say. `nothing`: erased already, or never begun. */
type End = 'open' | 'nothing' | { readonly at: number };

async function endOf({ streams }: House, { kind, id }: Changed): Promise<End> {
  const found = await (kind === 'workshop' ? streams.workshops : streams.polls).glance(id);
  if (!found.ok) return 'open';
  if (isNothing(found.value)) return 'nothing';
  const { closedAt } = found.value;
  return closedAt === null ? 'open' : { at: closedAt };
}

function isNothing(state: WorkshopState | PollState): boolean {
  return 'status' in state ? state.status === 'none' : state.opening === null;
}

/** Erases what is past its time; tells whether there is nothing left of it. */
async function isErased(house: House, each: Changed, retention: Retention): Promise<boolean> {
  const end = await endOf(house, each);
  if (end === 'nothing') return true;
  const due = ({ closedAt }: { readonly closedAt: number | null }) =>
    isPast(house, closedAt, retention);
  if (end === 'open' || !due({ closedAt: end.at })) return false;
  const erased =
    each.kind === 'workshop'
      ? await eraseWorkshop(house, each.id, due)
      : await house.streams.polls.erase(each.id, due);
  return erased.ok && erased.value;
}

function isPast({ tools }: House, closedAt: number | null, retention: Retention): boolean {
  const time = closedAt === null ? undefined : erasedAt(closedAt, retention);
  return time !== undefined && time <= tools.clock();
}

/** Its polls first: once it is gone, nothing tells which they were. */
async function eraseWorkshop(
  { streams }: House,
  id: string,
  due: (state: WorkshopState) => boolean,
): Promise<Result<boolean, StoreDown>> {
  const found = await streams.workshops.glance(id);
  if (!found.ok) return found;
  for (const poll of Object.values(found.value.polls)) {
    const erased = await streams.polls.erase(poll, ({ status }) => status !== 'none');
    if (!erased.ok) return erased;
  }
  return streams.workshops.erase(id, due);
}

async function forget(house: House, community: string, each: Changed): Promise<void> {
  const type = each.kind === 'workshop' ? 'forgetWorkshop' : 'forgetPoll';
  const forgotten = await changeCommunity(house, community, itself, { type, id: each.id });
  if (!forgotten.ok) return;
  house.tools.log.info('erased after its time', { community, ...each });
  house.tools.changed(each);
}

/** How often communities are looked at, in milliseconds. */
const dayMs = 24 * 60 * 60_000;

export interface RetentionWatch {
  /** Resolves once the look that is under way, if any, has come to a stop. */
  stop(): Promise<void>;
}

/** Looks at every community at once, then once a day. Keeps no process alive by itself. */
export function watchRetention(house: House, communities: () => Iterable<string>): RetentionWatch {
  const stopped = new AbortController();
  let looking = lookAtAll(house, communities, stopped.signal);
  const timer = setInterval(() => {
    looking = lookAfter(looking);
  }, dayMs).unref();

  async function lookAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    await lookAtAll(house, communities, stopped.signal);
  }

  return {
    stop: async () => {
      stopped.abort();
      clearInterval(timer);
      await looking;
    },
  };
}

async function lookAtAll(
  house: House,
  communities: () => Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const id of communities()) if (!signal.aborted) await eraseOld(house, id, signal);
  } catch (error) {
    house.tools.log.error('could not look for what to erase', { error });
  }
}
