import type { Visit } from '../engine/requests/admission.ts';
import { actorIn } from '../engine/requests/rights.ts';
import { workshopIn } from './cases.ts';
import { facilitates } from './domain/workshop.ts';

/** Whether somebody facilitates the channel's present workshop. */
export async function facilitatesHere(visit: Visit): Promise<boolean> {
  const found = await workshopIn(visit.app, visit.place);
  return found.ok && facilitates(found.value, actorIn(visit, found.value.opening.channel));
}
