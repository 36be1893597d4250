import { retentionOf } from '../community/stream.ts';
import type { AppContext } from '../engine/context.ts';
import { isOutdated } from './domain/plan.ts';

/** Erases plans that are over and forgotten from the records; returns whether there were any. */
export async function forgetOldPlans(app: AppContext, community: string): Promise<boolean> {
  const retention = await retentionOf(app, community);
  const done = await app.streams.plans.rewrite(community, (state) => isOutdated(state, retention));
  return done.ok && done.value;
}
