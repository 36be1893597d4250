import type { CommunityState } from '../domain/community.ts';
import type { Actor } from '../domain/people.ts';
import { changeCommunity, type House, type Outcome } from './house.ts';

/**
 * Whether somebody is named in what is told of them. The recaps that are still kept up to date follow
 * by themselves; a summary is frozen, and follows when it is posted again.
 */
export async function chooseNaming(
  house: House,
  community: string,
  by: Actor,
  named: boolean,
): Outcome<CommunityState> {
  const done = await changeCommunity(house, community, by, { type: 'chooseNaming', named });
  if (!done.ok) return done;
  for (const { week } of done.value.recap.recaps)
    house.tools.changed({ kind: 'recap', id: `${community}/${week}` });
  return done;
}
