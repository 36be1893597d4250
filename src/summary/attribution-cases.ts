import type { CommunityState } from '../community/domain/community.ts';
import { ok } from '../kernel/result.ts';
import { spend } from '../engine/requests/quotas.ts';
import { isSummaryOnItsWay } from './view/surfaces.ts';
import { Admitted } from '../engine/requests/admission.ts';
import { attributionOptOutsIn } from '../community/cases.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import { changeCommunity } from '../community/stream.ts';
import { retellAll } from '../recap/cases.ts';

/** Whether who asks is named in what is told of people. */
export async function isNamed(subject: Admitted<unknown>): Outcome<boolean> {
  const attributionOptOuts = await attributionOptOutsIn(subject);
  return attributionOptOuts.ok
    ? ok(!attributionOptOuts.value.includes(subject.by.id))
    : attributionOptOuts;
}

/**
 * Whether somebody is named in what is told of them. The recaps that are still kept up to date follow
 * by themselves, and so does a summary that is on its way; one that is posted is frozen, and follows
 * when it is posted again.
 */
export async function chooseNaming(
  subject: Admitted<unknown>,
  named: boolean,
): Outcome<CommunityState> {
  const { by } = subject;
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const { community } = place;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  const done = await changeCommunity(app, community, by, { type: 'chooseNaming', named });
  if (!done.ok) return done;
  await retellAll(app, community);
  for (const id of lastWorkshops(done.value)) await tellAgain(app, id);
  return done;
}

const lastWorkshops = ({ workshops, ended }: CommunityState): string[] => [
  ...new Set([...Object.values(workshops), ...Object.values(ended)]),
];

/** What is being posted of a summary was made before the choice: it is asked for once more. */
async function tellAgain({ streams, tools }: AppContext, id: string): Promise<void> {
  const found = await streams.workshops.readUncached(id);
  if (!found.ok || !isSummaryOnItsWay(found.value)) return;
  const asked = await streams.workshops.update(id, null, (state) =>
    ok(isSummaryOnItsWay(state) ? [{ type: 'summary.asked' as const }] : []),
  );
  if (asked.ok) tools.changed({ kind: 'workshop', id });
}
