import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Rich } from '../../kernel/rich.ts';
import { locales, type Locale } from '../../kernel/text.ts';
import type { TranslatorOf } from '../../i18n/translator.ts';
import type { AppContext, Place } from '../context.ts';
import type { Visit, Who } from './admission.ts';
import type { Arrival, HelpLine } from './command.ts';
import type { Door } from './door.ts';
import type { Drafts } from './drafts.ts';
import type { Quota } from './quota.ts';
import { actorIn, sees } from './rights.ts';

export interface RequestBase {
  /** The platform's own id of the request: the same when it is delivered twice. */
  readonly id: string;
  readonly who: Who;
  readonly place: Place;
  readonly missing: readonly ChatPermission[];
  readonly textChannel: boolean;
  /** The largest size of a file in a private answer, in bytes, by the platform. */
  readonly fileBytes: number;
}

/** The community's settings that matter for a request in it. */
export interface Customs {
  readonly facilitatorRole: string | undefined;
  /** Chosen by this person for themself. */
  readonly ownLocale: Locale | undefined;
  readonly locale: Locale | undefined;
  /** The time zone of its people. */
  readonly timezone: string | undefined;
}

/** The community's settings for one person; empty if the store cannot say. Never rejects. */
export type CustomsOf = (app: AppContext, community: string, person: string) => Promise<Customs>;

export interface ArrivalTools {
  readonly app: AppContext;
  readonly door: Door;
  readonly customsOf: CustomsOf;
  readonly translatorOf: TranslatorOf;
  readonly drafts: Drafts;
  readonly quota?: Quota | undefined;
}

/** Rights and language are read again for each request: they may have changed since the last. */
export async function arrivalOf(
  tools: ArrivalTools,
  request: RequestBase,
  help: readonly HelpLine[],
): Promise<Arrival> {
  const { id, who, place, missing, textChannel, fileBytes } = request;
  const { app, door, drafts, translatorOf, quota } = tools;
  const { defaults, clock } = app.tools;
  const customs = await tools.customsOf(app, place.community, who.id);
  const { facilitatorRole } = customs;
  const locale = customs.ownLocale ?? localeOf(who.language) ?? customs.locale ?? defaults.locale;
  const visit: Visit = { app, who, place, request: id, facilitatorRole, quota };
  const asker = { ...actorIn(visit, place.channel), administers: who.administers, locale };
  const surroundings: Arrival['surroundings'] = {
    asker,
    place,
    t: translatorOf(locale, customs.timezone ?? defaults.timezone),
    drafts,
    defaults,
    now: clock,
    painting: app.tools,
    translatorOf,
    capabilities: app.tools.capabilities,
    offered: () => offeredTo(arrival, help),
    seesChannel: (channel) => sees(visit, channel),
    channelGone: (channel) => who.rightsIn(channel) === undefined,
    missing,
    textChannel,
    fileBytes,
  };
  const arrival: Arrival = { visit, door, surroundings };
  return arrival;
}

async function offeredTo(arrival: Arrival, help: readonly HelpLine[]): Promise<Rich[]> {
  const said = await Promise.all(help.map((line) => line.saidTo(arrival)));
  return said.filter((each) => each !== undefined);
}

export function localeOf(language: string): Locale | undefined {
  return locales.find((locale) => language === locale || language.startsWith(`${locale}-`));
}
