import { retentionOf } from '../community/stream.ts';
import type { AppContext } from '../engine/context.ts';
import { isOutdated } from './domain/plan.ts';

/** Has what plans are over and forgotten erased with their records; tells whether any were. */
export async function forgetOldPlans(app: AppContext, community: string): Promise<boolean> {
  const retention = await retentionOf(app, community);
  const done = await app.streams.plans.rewrite(community, (state) => isOutdated(state, retention));
  return done.ok && done.value;
}
