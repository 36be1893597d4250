import type { Actor } from '../../kernel/people.ts';
import type { Visit } from './admission.ts';

export const sees = ({ who }: Visit, channel: string): boolean =>
  who.rightsIn(channel)?.sees === true;

/** The asker with their rights in that channel; if it is gone, their rights on the server. */
export function actorIn(visit: Visit, channel: string): Actor {
  const { who } = visit;
  const { id, name, administers } = who;
  const here = who.rightsIn(channel)?.managesEvents ?? who.managesEvents;
  const { request } = visit;
  return { id, name, administers, request, moderates: here || hasRole(visit) };
}

export const organizes = (visit: Visit): boolean =>
  visit.who.administers || visit.who.managesEvents || hasRole(visit);

/** Who reads a refusal, which decides whom it sends them to. */
export type ReaderRole = 'member' | 'facilitator' | 'manager';

export const readerRole = (asker: Pick<Actor, 'moderates' | 'administers'>): ReaderRole =>
  asker.moderates ? 'facilitator' : asker.administers === true ? 'manager' : 'member';

const hasRole = ({ who, facilitatorRole }: Visit): boolean =>
  facilitatorRole !== undefined && who.roles.includes(facilitatorRole);
