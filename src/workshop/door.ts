import { findActiveContribution } from '../board/domain/board.ts';
import type { Failure } from '../kernel/failure.ts';
import type { PersonId } from '../kernel/people.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Outcome } from '../engine/context.ts';
import { openedWorkshop } from './stream.ts';
import { Admitted, type Visit } from '../engine/requests/admission.ts';
import type { Opener } from '../engine/requests/door.ts';
import { actorIn } from '../engine/requests/rights.ts';
import { lastWorkshopIn, workshopIn } from './cases.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import { facilitates } from './domain/workshop.ts';
import { lastOrphanOf } from './orphans.ts';
import { pointedAt } from './pointed.ts';
import type { HasWorkshop } from './subjects.ts';

export const openWorkshop: Opener<'workshop'> = async (visit, { workshop: id }) => {
  const { app, place } = visit;
  const found = await (id === undefined ? workshopIn(app, place) : openedWorkshop(app, id));
  return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
};

export const openLastWorkshop: Opener<'lastWorkshop'> = async (visit, { workshop: id }) => {
  const found = await (id === undefined ? lastWorkshopFor(visit) : openedWorkshop(visit.app, id));
  return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
};

/** Where the channel has none, the last that somebody facilitated in a channel that is gone. */
async function lastWorkshopFor(visit: Visit): Outcome<OpenedWorkshop> {
  const found = await lastWorkshopIn(visit.app, visit.place);
  return found.ok || found.error.kind !== 'noWorkshop' ? found : lastOrphanOf(visit);
}

/** Named by the address of a button, or chosen in a list. */
export const openContribution: Opener<'contribution'> = async (visit, named) => {
  const opened = await openWorkshop(visit, named);
  if (!opened.ok) return opened;
  const { workshop } = opened.value.value;
  const entry = findActiveContribution(workshop.boards, named.contribution ?? named.chosen ?? '');
  if (entry === undefined) return err({ kind: 'contributionUnknown' });
  return admitWorkshop(visit, { workshop, entry }, entry.author);
};

export const openPointed: Opener<'pointed'> = async (visit, { message = '' }) => {
  const found = await pointedAt(visit.app, visit.place, message);
  return found.ok ? admitWorkshop(visit, found.value) : found;
};

/** Lets somebody in to a workshop that was found, or takes it for unknown, with their rights there. */
export function admitWorkshop<T extends HasWorkshop>(
  visit: Visit,
  value: T,
  author?: PersonId,
): Result<Admitted<T>, Failure> {
  const { workshop } = value;
  const { facilitators, opening } = workshop;
  if (opening.community !== visit.place.community || !isOpenTo(visit, value))
    return err({ kind: 'noWorkshop' });
  const by = actorIn(visit, opening.channel);
  const drives = () => facilitates(workshop, by);
  const wrote = () => author === by.id;
  return ok(
    Admitted.admit(value, {
      visit,
      by,
      standing: {
        facilitator: drives,
        author: wrote,
        authorOrFacilitator: () => wrote() || drives(),
      },
      refusals: { facilitator: { kind: 'notFacilitator', facilitators } },
    }),
  );
}

/**
 * A channel that is gone is seen by nobody: what it held is still theirs who facilitated it, and of
 * nobody else, since who could see it is known no more.
 */
function isOpenTo(visit: Visit, { workshop: { opening, facilitators } }: HasWorkshop): boolean {
  const rights = visit.who.rightsIn(opening.channel);
  return rights?.sees ?? facilitators.includes(visit.who.id);
}
