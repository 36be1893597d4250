import type { CommunityState } from '../community/domain/community.ts';
import { isOutdated } from '../community/domain/keeping.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { PollState } from '../poll/domain/state.ts';
import { ok, type Result } from '../kernel/result.ts';
import { erasedAt, type Retention } from '../community/domain/retention.ts';
import type { WorkshopState } from '../workshop/domain/state.ts';
import {
  changeCommunity,
  systemActor,
  type Changed,
  type AppContext,
  type Outcome,
} from '../engine/context.ts';
import type { StoreDown } from '../engine/streams/streams.ts';
import { takingTurns } from '../engine/cooperative.ts';

/** What a community's settings, as they are now, would have erased. */
export interface ErasuresAhead {
  /** How many workshops and polls are past their time: the next look erases them. */
  readonly due: number;
  /** When the first of the others will be, in milliseconds since 1970. */
  readonly first: number | undefined;
}

export async function erasuresAhead(app: AppContext, community: string): Outcome<ErasuresAhead> {
  const found = await app.streams.communities.read(community);
  if (!found.ok) return found;
  const { retention = 'forever' } = found.value.settings;
  const times: number[] = [];
  const inTurn = takingTurns();
  for (const each of retention === 'forever' ? [] : keptBy(found.value)) {
    const end = await endOf(app, community, each);
    const time = typeof end === 'object' ? erasedAt(end.at, retention) : undefined;
    if (time !== undefined) times.push(time);
    await inTurn();
  }
  const now = app.tools.clock();
  const later = times.filter((time) => time > now);
  const first = later.toSorted((a, b) => a - b)[0];
  return ok({ due: times.length - later.length, first });
}

/**
 * Erases what a community has kept long enough, then forgets it. Cut short between the two, it
 * forgets the next time; what the store does not answer for is left to the next time as well.
 */
export async function eraseOld(
  app: AppContext,
  community: string,
  signal?: AbortSignal,
): Promise<void> {
  // Most keep everything, and need not stay in memory for that to be known.
  const known = await app.streams.communities.readUncached(community);
  if (!known.ok || (known.value.settings.retention ?? 'forever') === 'forever') return;
  const found = await app.streams.communities.read(community);
  if (!found.ok) return;
  const inTurn = takingTurns();
  for (const each of keptBy(found.value)) {
    // Asked each time: who changes their mind meanwhile keeps what is left.
    const retention = await retentionOf(app, community);
    if (retention === 'forever' || signal?.aborted === true) return;
    if (await isErased(app, community, each, retention)) await forget(app, community, each);
    await inTurn();
  }
  if (signal?.aborted !== true) await forgetWords(app, community);
}

/** What the community itself was told is erased with its records, which are written anew without it. */
async function forgetWords(app: AppContext, community: string): Promise<void> {
  const now = app.tools.clock();
  const intent = { type: 'forgetRecaps', now } as const;
  const forgotten = await changeCommunity(app, community, systemActor, intent);
  if (!forgotten.ok || !isOutdated(forgotten.value, now)) return;
  const { communities } = app.streams;
  const rewritten = await communities.rewrite(community, (state) => isOutdated(state, now));
  if (rewritten.ok && rewritten.value)
    app.tools.log.info('what a community had forgotten was erased', { community });
}

/** What is over, or may be. A workshop's own polls are not listed: they go with it. */
function keptBy({ past, polls }: CommunityState): Changed[] {
  return [
    ...past.map((id) => ({ kind: 'workshop' as const, id })),
    ...polls.map(({ id }) => ({ kind: 'poll' as const, id })),
  ];
}

async function retentionOf({ streams }: AppContext, community: string): Promise<Retention> {
  const found = await streams.communities.read(community);
  return (found.ok ? found.value.settings.retention : undefined) ?? 'forever';
}

/** `open`: not over, or the store does not say. `nothing`: erased already, or never begun. */
type End = 'open' | 'nothing' | { readonly at: number };

/** As its community noted it; a stream is read once for that, when it is found to be over. */
async function endOf(app: AppContext, community: string, each: Changed): Promise<End> {
  const known = await app.streams.communities.read(community);
  const noted = known.ok ? entryOf(known.value.endings, each.id) : undefined;
  if (noted !== undefined) return { at: noted };
  const end = await endIn(app, each);
  if (typeof end === 'object')
    await changeCommunity(app, community, systemActor, { type: 'noteEnding', id: each.id, ...end });
  return end;
}

async function endIn({ streams }: AppContext, { kind, id }: Changed): Promise<End> {
  const found = await (kind === 'workshop' ? streams.workshops : streams.polls).readUncached(id);
  if (!found.ok) return 'open';
  if (isNothing(found.value)) return 'nothing';
  const { closedAt } = found.value;
  return closedAt === null ? 'open' : { at: closedAt };
}

function isNothing(state: WorkshopState | PollState): boolean {
  return 'status' in state ? state.status === 'none' : state.opening === null;
}

/** Erases what is past its time; tells whether there is nothing left of it. */
async function isErased(
  app: AppContext,
  community: string,
  each: Changed,
  retention: Retention,
): Promise<boolean> {
  const noted = await endOf(app, community, each);
  const due = ({ closedAt }: { readonly closedAt: number | null }) =>
    isPast(app, closedAt, retention);
  if (noted === 'open' || (typeof noted === 'object' && !due({ closedAt: noted.at }))) return false;
  // Cut short before it was forgotten, it may be gone already.
  if ((await endIn(app, each)) === 'nothing') return true;
  const erased =
    each.kind === 'workshop'
      ? await eraseWorkshop(app, each.id, due)
      : await app.streams.polls.erase(each.id, due);
  return erased.ok && erased.value;
}

function isPast({ tools }: AppContext, closedAt: number | null, retention: Retention): boolean {
  const time = closedAt === null ? undefined : erasedAt(closedAt, retention);
  return time !== undefined && time <= tools.clock();
}

/** Its polls first: once it is gone, nothing tells which they were. */
async function eraseWorkshop(
  { streams }: AppContext,
  id: string,
  due: (state: WorkshopState) => boolean,
): Promise<Result<boolean, StoreDown>> {
  const found = await streams.workshops.readUncached(id);
  if (!found.ok) return found;
  for (const poll of Object.values(found.value.polls)) {
    const erased = await streams.polls.erase(poll, ({ status }) => status !== 'none');
    if (!erased.ok) return erased;
  }
  return streams.workshops.erase(id, due);
}

async function forget(app: AppContext, community: string, each: Changed): Promise<void> {
  const type = each.kind === 'workshop' ? 'forgetWorkshop' : 'forgetPoll';
  const forgotten = await changeCommunity(app, community, systemActor, { type, id: each.id });
  if (!forgotten.ok) return;
  app.tools.log.info('erased after its time', { community, ...each });
  app.tools.changed(each);
}

/** How often communities are looked at, and how soon again after a look that could not be had, in milliseconds. */
const dayMs = 24 * 60 * 60_000;
const againMs = 10 * 60_000;

type Communities = Iterable<string> | AsyncIterable<string>;

export interface RetentionWatch {
  /** Resolves once the look that is under way, if any, has come to a stop. */
  stop(): Promise<void>;
}

/**
 * Looks at every community at once, then once a day. Keeps no process alive by itself. `communities`:
 * all that the store knows, those that Palabre has left too. `isHourSure`: asked before each look,
 * since what is erased is gone for good.
 */
export function watchRetention(
  app: AppContext,
  communities: () => Communities,
  isHourSure: () => Promise<boolean> = async () => true,
): RetentionWatch {
  const stopped = new AbortController();
  let again: NodeJS.Timeout | undefined;
  let looking = look();
  const lookOnceMore = (): void => {
    looking = looking.then(look);
  };
  const daily = setInterval(lookOnceMore, dayMs).unref();

  async function look(): Promise<void> {
    const done = await lookAtAll(app, communities, isHourSure, stopped.signal);
    if (!done && !stopped.signal.aborted) again = setTimeout(lookOnceMore, againMs).unref();
  }

  return {
    stop: async () => {
      stopped.abort();
      clearInterval(daily);
      clearTimeout(again);
      await looking;
    },
  };
}

/** False where it could not be had. */
async function lookAtAll(
  app: AppContext,
  communities: () => Communities,
  isHourSure: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (!(await isHourSure())) {
      app.tools.log.warn('nothing is erased as long as the hour is not sure');
      return false;
    }
    for await (const id of communities()) if (!signal.aborted) await eraseOld(app, id, signal);
    return true;
  } catch (error) {
    app.tools.log.error('could not look for what to erase', { error });
    return false;
  }
}
