import { isOutdated } from '../community/domain/keeping.ts';
import { erasedAt, isPast, retentionIn, type Retention } from '../community/domain/retention.ts';
import { changeCommunity, retentionOf } from '../community/stream.ts';
import { ok, type Result } from '../kernel/result.ts';
import { actOn } from '../workshop/cases.ts';
import { isErasable, toldBeforeMs } from '../workshop/domain/deciding-lasting.ts';
import type { WorkshopState } from '../workshop/domain/state.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { forgetOldPlans } from '../plan/forgetting.ts';
import { forgetOldRecaps, forgetWorkshopInRecaps } from '../recap/forgetting.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { endIn, endOf, keptBy, type Kept } from './ends.ts';

/**
 * Erases what a community has kept long enough, then forgets it. If interrupted between the two, it
 * forgets next time; so does what the store does not answer for.
 */
export async function eraseOld(
  app: AppContext,
  community: string,
  signal?: AbortSignal,
): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok || retentionIn(found.value.settings) === 'forever') return;
  const inTurn = takingTurns();
  for (const each of keptBy(found.value)) {
    // Read each time: if the retention changes meanwhile, the rest is kept.
    const retention = await retentionOf(app, community);
    if (retention === 'forever' || signal?.aborted === true) return;
    await announce(app, community, each, retention);
    if (await isErased(app, community, each, retention)) await forget(app, community, each);
    await inTurn();
  }
  if (signal?.aborted !== true) await forgetWords(app, community);
}

/** Erases what people said from the community's own streams by rewriting them without it. */
async function forgetWords(app: AppContext, community: string): Promise<void> {
  const rewritten = await Promise.all([
    forgetOldPlans(app, community),
    forgetOldRecaps(app, community),
    app.streams.communities.rewrite(community, isOutdated).then((done) => done.ok && done.value),
  ]);
  if (rewritten.includes(true))
    app.tools.log.info('expired records of a community were erased', { community });
}

/** Tells the facilitators of a workshop, a week before it is erased. */
async function announce(
  app: AppContext,
  community: string,
  { kind, id }: Kept,
  retention: Retention,
): Promise<void> {
  const noted = kind === 'workshop' ? await endOf(app, community, { kind, id }) : 'open';
  if (typeof noted !== 'object') return;
  const at = erasedAt(noted.at, retention);
  if (at === undefined || at - toldBeforeMs > app.tools.clock()) return;
  await actOn(app, id, systemActor, { type: 'tellErasure', erasedAt: at });
}

/** Erases an expired item; returns whether nothing of it is left. */
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
  // If interrupted before it was forgotten, it may already be gone.
  if ((await endIn(app, each)) === 'nothing') return true;
  const erased =
    each.kind === 'workshop'
      ? await eraseWorkshop(
          app,
          each.id,
          (state) => due(state) && isErasable(state, app.tools.clock()),
        )
      : await app.streams.polls.erase(each.id, due);
  return erased.ok && erased.value;
}

/** Its polls first: without it, nothing says which they were. */
async function eraseWorkshop(
  { streams }: AppContext,
  id: string,
  due: (state: WorkshopState) => boolean,
): Promise<Result<boolean, StoreDown>> {
  const found = await streams.workshops.readUncached(id);
  if (!found.ok) return found;
  if (!due(found.value)) return ok(false);
  for (const poll of Object.values(found.value.polls)) {
    const erased = await streams.polls.erase(poll, ({ status }) => status !== 'none');
    if (!erased.ok) return erased;
  }
  return streams.workshops.erase(id, due);
}

/** The community last: as long as it lists something, the rest is forgotten again. */
async function forget(app: AppContext, community: string, each: Kept): Promise<void> {
  if (each.kind === 'workshop' && !(await forgetWorkshopInRecaps(app, community, each.id))) return;
  const type = each.kind === 'workshop' ? 'forgetWorkshop' : 'forgetPoll';
  const forgotten = await changeCommunity(app, community, systemActor, { type, id: each.id });
  if (!forgotten.ok) return;
  app.tools.log.info('erased after its retention period', { community, ...each });
  app.tools.changed(each);
}
