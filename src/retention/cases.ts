import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import type { Outcome } from '../engine/context.ts';
import { erasuresAhead, type ErasuresAhead } from './retention.ts';

/** What the community's retention, as it is now, would erase. */
export function erasuresOf(subject: AdmittedTo<'community'>): Outcome<ErasuresAhead> {
  const { app, place } = Admitted.visitOf(subject);
  return erasuresAhead(app, place.community);
}
