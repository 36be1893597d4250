import { ok } from '../kernel/result.ts';
import { Admitted, type AdmittedTo, type Visit } from '../engine/requests/admission.ts';
import type { Opener } from '../engine/requests/door.ts';
import { actorIn, organizes } from '../engine/requests/rights.ts';
import type { CommunityState } from './domain/state.ts';

declare module '../engine/requests/admission.ts' {
  interface Subjects {
    readonly community: { readonly community: Readonly<CommunityState> };
  }
}

/** Here a right is one on the whole community, whatever channel it is used in. */
export const openCommunity: Opener<'community'> = async (visit) => {
  const found = await visit.app.streams.communities.read(visit.place.community);
  return found.ok ? ok(admitCommunity(visit, found.value)) : found;
};

function admitCommunity(
  visit: Visit,
  community: Readonly<CommunityState>,
): AdmittedTo<'community'> {
  const moderates = organizes(visit);
  const by = { ...actorIn(visit, visit.place.channel), moderates };
  return Admitted.admit({ community }, { visit, by, standing: { organizer: () => moderates } });
}
