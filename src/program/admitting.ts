import type { CommunityState } from '../community/domain/community.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Actor, PersonId } from '../kernel/people.ts';
import type { Plan } from '../plan/domain/plan.ts';
import type { PollState } from '../poll/domain/state.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { facilitates } from '../workshop/domain/workshop.ts';
import {
  Admitted,
  type AdmittedTo,
  type HasWorkshop,
  type Visit,
} from '../engine/requests/admission.ts';
import { makesPollsIn, managesPoll } from '../poll/cases.ts';

/** Lets somebody in to a state that was found, or takes it for unknown, with their rights there. */

export function sees({ who }: Visit, channel: string): boolean {
  return who.rightsIn(channel)?.sees === true;
}

export function admitChannel(visit: Visit): AdmittedTo<'channel'> {
  const { app, place } = visit;
  const by = actorIn(visit, place.channel);
  return Admitted.admit(
    { place },
    {
      visit,
      by,
      standing: {
        starter: () => by.moderates,
        pollFacilitator: () => makesPollsIn(app, place, by),
      },
    },
  );
}

/** Here a right is one on the whole community, whatever channel it is used in. */
export function admitCommunity(
  visit: Visit,
  community: Readonly<CommunityState>,
): AdmittedTo<'community'> {
  const moderates = organizes(visit);
  const by = { ...actorIn(visit, visit.place.channel), moderates };
  return Admitted.admit({ community }, { visit, by, standing: { organizer: () => moderates } });
}

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

export function admitPoll(visit: Visit, poll: PollState): Result<AdmittedTo<'poll'>, Failure> {
  const { setUp } = poll;
  if (setUp?.community !== visit.place.community || !sees(visit, setUp.channel))
    return err({ kind: 'pollUnknown' });
  const by = actorIn(visit, setUp.channel);
  const pollFacilitator = () => managesPoll(visit.app, poll, by);
  return ok(Admitted.admit({ poll }, { visit, by, standing: { pollFacilitator } }));
}

export function admitPlan(
  visit: Visit,
  plan: Plan | undefined,
): Result<AdmittedTo<'plan'>, Failure> {
  if (plan === undefined || !sees(visit, plan.channel)) return err({ kind: 'planUnknown' });
  const by = actorIn(visit, plan.channel);
  return ok(Admitted.admit({ plan }, { visit, by, standing: { starter: () => by.moderates } }));
}

/** Who asks, with the rights they have in that channel; in one that is gone, those of the server. */
export function actorIn(visit: Visit, channel: string): Actor {
  const { id, name, administers, managesEvents, rightsIn } = visit.who;
  const here = rightsIn(channel)?.managesEvents ?? managesEvents;
  const { request } = visit;
  return { id, name, administers, request, moderates: here || hasRole(visit) };
}

export const organizes = (visit: Visit): boolean =>
  visit.who.administers || visit.who.managesEvents || hasRole(visit);

const hasRole = ({ who, facilitatorRole }: Visit): boolean =>
  facilitatorRole !== undefined && who.roles.includes(facilitatorRole);
