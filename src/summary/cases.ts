import type { PollState } from '../poll/domain/state.ts';
import { ok } from '../kernel/result.ts';
import { Admitted } from '../engine/requests/admission.ts';
import type { HasWorkshop } from '../workshop/subjects.ts';
import { attributionOptOutsIn } from '../community/cases.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { CommunityState } from '../community/domain/state.ts';
import { isSummaryOnItsWay } from './view/surfaces.ts';
import { knownPolls } from '../poll/cases.ts';
import { withNames } from '../poll/domain/naming.ts';
import type { OpenedWorkshop } from '../workshop/domain/state.ts';
import { namedIn, withNamesNow } from './domain/naming.ts';

/**
 * What a workshop's summary is made from: the workshop and its polls with everybody as they are called
 * now, and who asked not to be named.
 */
export async function summarySources(subject: Admitted<HasWorkshop>): Outcome<{
  readonly workshop: OpenedWorkshop;
  readonly polls: readonly PollState[];
  readonly attributionOptOuts: readonly string[];
}> {
  const attributionOptOuts = await attributionOptOutsIn(subject);
  if (!attributionOptOuts.ok) return attributionOptOuts;
  const { app } = Admitted.visitOf(subject);
  const polls = await knownPolls(app, Object.values(subject.value.workshop.polls));
  const named = await asNamedNow(app, subject.value.workshop, polls);
  return ok({ ...named, attributionOptOuts: attributionOptOuts.value });
}

/** A workshop and its polls, with the names that people bear in their community now. */
export async function asNamedNow(
  { tools }: AppContext,
  workshop: OpenedWorkshop,
  polls: readonly PollState[],
): Promise<{ readonly workshop: OpenedWorkshop; readonly polls: readonly PollState[] }> {
  if (tools.namesIn === undefined) return { workshop, polls };
  const people = namedIn(workshop, polls);
  const names = await tools.namesIn(workshop.opening.community, people);
  return {
    workshop: withNamesNow(workshop, names),
    polls: polls.map((poll) => withNames(poll, names)),
  };
}

/** A summary being posted was made before somebody's choice to be named: it is requested again. */
export async function tellSummariesAgain(
  app: AppContext,
  { workshops, ended }: CommunityState,
): Promise<void> {
  const last = new Set([...Object.values(workshops), ...Object.values(ended)]);
  for (const id of last) await tellAgain(app, id);
}

async function tellAgain({ streams, tools }: AppContext, id: string): Promise<void> {
  const found = await streams.workshops.readUncached(id);
  if (!found.ok || !isSummaryOnItsWay(found.value)) return;
  const asked = await streams.workshops.update(id, null, (state) =>
    ok(isSummaryOnItsWay(state) ? [{ type: 'summary.asked' as const }] : []),
  );
  if (asked.ok) tools.changed({ kind: 'workshop', id });
}
