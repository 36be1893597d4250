import type { Settings } from './domain/community.ts';
import type { CommunityState } from './domain/state.ts';
import { ok } from '../kernel/result.ts';
import type { Finding } from '../engine/finding.ts';
import type { Locale } from '../kernel/text.ts';
import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { customsOf } from './customs.ts';
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

/** Whether Palabre notifies somebody when it is their turn to speak. */
export async function callsChosen(
  subject: AdmittedTo<'channel'>,
  called: boolean,
): Outcome<CommunityState> {
  const visit = Admitted.visitOf(subject);
  const spent = spend(visit);
  if (!spent.ok) return spent;
  const { app, place } = visit;
  return changeCommunity(app, place.community, subject.by, { type: 'chooseCalls', called });
}

/** True if the asker is notified when it is their turn; also while the store does not say. */
export async function isCalled(subject: Admitted<unknown>): Promise<boolean> {
  const { app, place } = Admitted.visitOf(subject);
  const found = await app.streams.communities.read(place.community);
  return !found.ok || !found.value.callOptOuts.includes(subject.by.id);
}

export function changeSettings(
  subject: AdmittedTo<'community'>,
  settings: Settings,
): Outcome<CommunityState> {
  const { app, place } = Admitted.visitOf(subject);
  return changeCommunity(app, place.community, subject.by, { type: 'changeSettings', settings });
}

/** What the doctor finds, of this community's channels alone. It asks the platform: hence the quota. */
export async function examine(
  subject: AdmittedTo<'community'>,
  t: Translator,
): Outcome<readonly Finding[]> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  const { community } = place;
  const channels = Object.keys(subject.value.community.workshops);
  const places = channels.map((channel) => ({ community, channel }));
  return ok((await app.tools.examine?.(places, t)) ?? []);
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

/** What a community's votes are shown with: its time zone, and its notes pad if it set one. */
export async function surroundingsOf(
  app: AppContext,
  community: string,
): Promise<{ readonly zone: string; readonly notesPad: string | undefined }> {
  const found = await app.streams.communities.read(community);
  const notesPad = found.ok ? found.value.settings.notesPad : undefined;
  return { zone: await timezoneIn(app, community), notesPad };
}

/**
 * The translator of a community: in its language, or its person's own, with its time zone; the defaults
 * if the store does not answer.
 */
export function communityTranslators(
  app: AppContext,
  translatorOf: TranslatorOf,
): (community: string, person?: string) => Promise<Translator> {
  const { defaults } = app.tools;
  return async (community, person = '') => {
    const { ownLocale, locale, timezone } = await customsOf(app, community, person);
    return translatorOf(ownLocale ?? locale ?? defaults.locale, timezone ?? defaults.timezone);
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
