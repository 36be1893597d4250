import { retentionOf } from '../community/stream.ts';
import { ok } from '../kernel/result.ts';
import type { AppContext } from '../engine/context.ts';
import { forgetOld, forgetWorkshop, isOutdated } from './domain/keeping.ts';

/**
 * Forgets recaps and answers older than the community's retention, and erases them from the records;
 * returns whether there were any.
 */
export async function forgetOldRecaps(app: AppContext, community: string): Promise<boolean> {
  const retention = await retentionOf(app, community);
  const { recaps } = app.streams;
  const now = app.tools.clock();
  const forgotten = await recaps.update(community, null, (recap) =>
    ok(forgetOld(recap, retention, now)),
  );
  if (!forgotten.ok || !isOutdated(forgotten.value.state, retention, now)) return false;
  const done = await recaps.rewrite(community, (recap) => isOutdated(recap, retention, now));
  return done.ok && done.value;
}

/** Forgets whether an erased workshop was left out; false when that could not be recorded. */
export async function forgetWorkshopInRecaps(
  { streams }: AppContext,
  community: string,
  workshop: string,
): Promise<boolean> {
  const done = await streams.recaps.update(community, null, (recap) =>
    ok(forgetWorkshop(recap, workshop)),
  );
  return done.ok;
}
