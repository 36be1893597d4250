import type { Settings } from './domain/community.ts';
import type { CommunityState } from './domain/state.ts';
import { ok } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import { changeCommunity } from './stream.ts';
import { spend } from '../engine/requests/quotas.ts';

/** The language of Palabre's private replies to somebody; `null` follows the platform's. */
export async function chooseLanguage(
  subject: Admitted<unknown>,
  locale: Locale | null,
): Outcome<CommunityState> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  return changeCommunity(app, place.community, subject.by, { type: 'chooseLanguage', locale });
}

export function changeSettings(
  subject: AdmittedTo<'community'>,
  settings: Settings,
): Outcome<CommunityState> {
  const { app, place } = Admitted.visitOf(subject);
  return changeCommunity(app, place.community, subject.by, { type: 'changeSettings', settings });
}

/** The time zone in which people of this community type and read times. */
export async function timezoneOf(subject: Admitted<unknown>): Promise<string> {
  const { app, place } = Admitted.visitOf(subject);
  return timezoneIn(app, place.community);
}

/** The same by the community's id; the default if the store does not answer. */
export async function timezoneIn(app: AppContext, community: string): Promise<string> {
  const found = await app.streams.communities.read(community);
  const zone = found.ok ? found.value.settings.timezone : undefined;
  return zone ?? app.tools.defaults.timezone;
}

/** The words of a community: its language, and its zone; the defaults if the store does not answer. */
export function wordsOf(
  { streams, tools: { defaults } }: AppContext,
  translatorOf: TranslatorOf,
): (community: string) => Promise<Translator> {
  return async (community) => {
    const found = await streams.communities.read(community);
    const { locale, timezone } = found.ok ? found.value.settings : {};
    return translatorOf(locale ?? defaults.locale, timezone ?? defaults.timezone);
  };
}

/** The people of the community who asked not to be named. */
export async function attributionOptOutsIn(subject: Admitted<unknown>): Outcome<readonly string[]> {
  const { app, place } = Admitted.visitOf(subject);
  const found = await app.streams.communities.read(place.community);
  return found.ok ? ok(found.value.attributionOptOuts) : found;
}

/** True if the asker is named in what is shown of people. */
export async function isNamed(subject: Admitted<unknown>): Outcome<boolean> {
  const optOuts = await attributionOptOutsIn(subject);
  return optOuts.ok ? ok(!optOuts.value.includes(subject.by.id)) : optOuts;
}
