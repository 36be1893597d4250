import { isOutdated } from '../community/domain/keeping.ts';
import { isPast, type Retention } from '../community/domain/retention.ts';
import { changeCommunity, retentionOf } from '../community/stream.ts';
import type { Result } from '../kernel/result.ts';
import type { WorkshopState } from '../workshop/domain/state.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { forgetOldPlans } from '../plan/forgetting.ts';
import { forgetOldRecaps, forgetWorkshopInRecaps } from '../recap/forgetting.ts';
import type { WakeQueue } from '../engine/schedule/wake-queue.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { endIn, endOf, keptBy, type Kept } from './ends.ts';

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

/** What was said in the community's own streams is erased with their records, written anew without it. */
async function forgetWords(app: AppContext, community: string): Promise<void> {
  const rewritten = await Promise.all([
    forgetOldPlans(app, community),
    forgetOldRecaps(app, community),
    app.streams.communities.rewrite(community, isOutdated).then((done) => done.ok && done.value),
  ]);
  if (rewritten.includes(true))
    app.tools.log.info('what a community had forgotten was erased', { community });
}

/** Erases what is past its time; tells whether there is nothing left of it. */
async function isErased(
  app: AppContext,
  community: string,
  each: Kept,
  retention: Retention,
): Promise<boolean> {
  const noted = await endOf(app, community, each);
  const due = ({ closedAt }: { readonly closedAt: number | null }) =>
    closedAt !== null && isPast(closedAt, retention, app.tools.clock());
  if (noted === 'open' || (typeof noted === 'object' && !due({ closedAt: noted.at }))) return false;
  // Cut short before it was forgotten, it may be gone already.
  if ((await endIn(app, each)) === 'nothing') return true;
  const erased =
    each.kind === 'workshop'
      ? await eraseWorkshop(app, each.id, due)
      : await app.streams.polls.erase(each.id, due);
  return erased.ok && erased.value;
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

/** The community last: as long as it lists something, what others keep of it is forgotten again. */
async function forget(app: AppContext, community: string, each: Kept): Promise<void> {
  if (each.kind === 'workshop' && !(await forgetWorkshopInRecaps(app, community, each.id))) return;
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
  /** Resolves once no look is under way. */
  settled(): Promise<void>;
  /** Resolves once the look that is under way, if any, has come to a stop. */
  stop(): Promise<void>;
}

export interface RetentionTools {
  readonly wakes: WakeQueue;
  /** All that the store knows, those that Palabre has left too. */
  readonly communities: () => Communities;
  /** Asked before each look, since what is erased is gone for good. */
  readonly isHourSure: () => Promise<boolean>;
}

/** Looks at every community at once, then once a day. */
export function watchRetention(app: AppContext, tools: RetentionTools): RetentionWatch {
  const { wakes, communities, isHourSure } = tools;
  const stopped = new AbortController();
  let looking = look();

  async function look(): Promise<void> {
    const done = await lookAtAll(app, communities, isHourSure, stopped.signal);
    if (stopped.signal.aborted) return;
    wakes.set('retention', { waitMs: done ? dayMs : againMs }, () => {
      looking = look();
    });
  }

  return {
    settled: () => looking,
    stop: async () => {
      stopped.abort();
      wakes.cancel('retention');
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
