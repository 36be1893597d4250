import type { AppContext } from '../engine/context.ts';
import type { Reconciler } from '../engine/delivery/reconciler.ts';
import { hasSomethingToDo } from '../poll/at-rest.ts';
import { readPlans } from '../plan/stream.ts';
import { retellAll } from '../recap/cases.ts';
import { isAwaited } from '../recap/domain/due.ts';
import { readRecap } from '../recap/stream.ts';
import { openedWorkshop } from '../workshop/stream.ts';
import { lookBack } from './looking-back.ts';

/**
 * Resumes all that a community shows, after an absence: what is under way, then what ended last.
 */
export async function resumeCommunity(
  app: AppContext,
  reconciler: Reconciler,
  community: string,
): Promise<void> {
  await resumePresent(app, reconciler, community);
  await lookBack(app, reconciler, community);
}

/**
 * Resumes what is under way in a community, or still to come. Of its listed polls, those known to
 * have ended are not even read.
 */
export async function resumePresent(
  app: AppContext,
  reconciler: Reconciler,
  community: string,
): Promise<void> {
  const recap = await readRecap(app, community);
  // If the store can't answer now, the look itself asks again.
  if (!recap.ok || isAwaited(recap.value)) reconciler.touch({ kind: 'recapSchedule', community });
  const found = await app.streams.communities.read(community);
  if (!found.ok) return;
  const { workshops, polls, endings } = found.value;
  const ids = Object.values(workshops);
  for (const id of ids) reconciler.touch({ kind: 'workshop', id });
  const plans = await readPlans(app, community);
  for (const id of plans.ok ? Object.keys(plans.value) : [])
    reconciler.touch({ kind: 'plan', community, id });
  const unended = polls.filter(({ id }) => !Object.hasOwn(endings, id));
  for (const { id } of unended)
    if (await hasSomethingToDo(app, community, id)) reconciler.touch({ kind: 'poll', id });
  await retellAll(app, community);
  for (const id of ids) await wakePolls(app, reconciler, id);
}

/** Only the workshop lists its polls. */
async function wakePolls(app: AppContext, reconciler: Reconciler, id: string): Promise<void> {
  const workshop = await openedWorkshop(app, id);
  if (!workshop.ok) return;
  for (const poll of Object.values(workshop.value.polls))
    reconciler.touch({ kind: 'poll', id: poll });
}
