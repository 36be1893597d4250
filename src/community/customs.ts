import { entryOf } from '../kernel/dictionary.ts';
import type { CustomsOf } from '../engine/requests/arrival.ts';
import { emptyCommunity } from './domain/state.ts';

/** What a community's settings say of somebody's rights and language; nothing while the store is down. */
export const customsOf: CustomsOf = async (app, community, person) => {
  const found = await app.streams.communities.read(community);
  const { settings, languages } = found.ok ? found.value : emptyCommunity();
  const { facilitatorRole, locale, timezone } = settings;
  return { facilitatorRole, locale, timezone, ownLocale: entryOf(languages, person) };
};
