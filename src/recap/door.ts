import type { CommunityState } from '../community/domain/state.ts';
import { openCommunity } from '../community/door.ts';
import { err } from '../kernel/result.ts';
import type { Opener } from '../engine/requests/door.ts';
import { sees } from '../engine/requests/rights.ts';
import { latestRecap } from './domain/recap.ts';
import { readRecap } from './stream.ts';

declare module '../engine/requests/admission.ts' {
  interface Subjects {
    readonly recap: { readonly community: Readonly<CommunityState> };
  }
}

/** The community, where somebody sees the channel of its latest recap. */
export const openRecap: Opener<'recap'> = async (visit, named) => {
  const opened = await openCommunity(visit, named);
  if (!opened.ok) return opened;
  const recap = await readRecap(visit.app, visit.place.community);
  if (!recap.ok) return recap;
  const latest = latestRecap(recap.value);
  const shown = latest !== undefined && sees(visit, latest.channel);
  return shown ? opened : err({ kind: 'noRecapYet' });
};
