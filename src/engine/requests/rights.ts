import type { Actor } from '../../kernel/people.ts';
import type { Visit } from './admission.ts';

export const sees = ({ who }: Visit, channel: string): boolean =>
  who.rightsIn(channel)?.sees === true;

/** Who asks, with the rights they have in that channel; in one that is gone, those of the server. */
export function actorIn(visit: Visit, channel: string): Actor {
  const { who } = visit;
  const { id, name, administers } = who;
  const here = who.rightsIn(channel)?.managesEvents ?? who.managesEvents;
  const { request } = visit;
  return { id, name, administers, request, moderates: here || hasRole(visit) };
}

export const organizes = (visit: Visit): boolean =>
  visit.who.administers || visit.who.managesEvents || hasRole(visit);

const hasRole = ({ who, facilitatorRole }: Visit): boolean =>
  facilitatorRole !== undefined && who.roles.includes(facilitatorRole);
