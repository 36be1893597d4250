import type { AppContext } from '../engine/context.ts';
import type { Reconciler } from '../engine/delivery/reconciler.ts';
import { hasSomethingToDo } from '../poll/at-rest.ts';
import { readPlans } from '../plan/stream.ts';
import { retellAll } from '../recap/cases.ts';
import { openedWorkshop } from '../workshop/stream.ts';

/** The last workshops that ended are looked at too, in case a crash cut their summary short. */
const pastLookedAt = 5;

/**
 * Takes up all that a community shows again, at start or after a time away. Of the polls that it
 * lists, those known to have ended are not even read.
 */
export async function resumeCommunity(
  app: AppContext,
  reconciler: Reconciler,
  community: string,
): Promise<void> {
  reconciler.touch({ kind: 'recapSchedule', community });
  const found = await app.streams.communities.read(community);
  if (!found.ok) return;
  const { workshops, past, polls, endings } = found.value;
  const ids = [...Object.values(workshops), ...past.slice(-pastLookedAt)];
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

async function wakePolls(app: AppContext, reconciler: Reconciler, id: string): Promise<void> {
  const workshop = await openedWorkshop(app, id);
  if (!workshop.ok) return;
  for (const poll of Object.values(workshop.value.polls))
    reconciler.touch({ kind: 'poll', id: poll });
}
