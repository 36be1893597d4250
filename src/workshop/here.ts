import type { Outcome } from '../engine/context.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { lastWorkshopIn } from './cases.ts';
import { admitWorkshop, openWorkshop } from './door.ts';
import { orphansOf } from './orphans.ts';

/** What somebody may reach from the channel they are in. */

/** The workshop that the channel of somebody holds now. */
export function workshopAt(subject: AdmittedTo<'channel'>): Outcome<AdmittedTo<'workshop'>> {
  return openWorkshop(Admitted.visitOf(subject), {});
}

/** The same or, between two workshops, the last that ended there. */
export async function lastWorkshopAt(
  subject: AdmittedTo<'channel'>,
): Outcome<AdmittedTo<'lastWorkshop'>> {
  const visit = Admitted.visitOf(subject);
  const found = await lastWorkshopIn(visit.app, visit.place);
  return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
}

/** The workshops of channels that are gone, for those who may have their summary from elsewhere. */
export async function orphansFor(
  subject: AdmittedTo<'channel'>,
): Promise<AdmittedTo<'workshop'>[]> {
  const visit = Admitted.visitOf(subject);
  const found = await orphansOf(visit);
  return found.flatMap((workshop) => {
    const opened = admitWorkshop(visit, { workshop });
    return opened.ok ? [opened.value] : [];
  });
}
