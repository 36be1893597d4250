import type { WireChannel } from '../../protocol-shown.ts';
import type { WirePerson, WireState } from '../../protocol.ts';
import { languageOf, type Strings } from '../strings.ts';

export const personOf = (known: WireState, id: string): WirePerson | undefined =>
  known.people.find((person) => person.id === id);

export const channelOf = (known: WireState, id: string): WireChannel | undefined =>
  known.channels.find((channel) => channel.id === id);

export const personName = (known: WireState, id: string, text: Strings): string =>
  personOf(known, id)?.name ?? text.unknownPerson;

export const roleName = (known: WireState, id: string, text: Strings): string =>
  known.roles.find((role) => role.id === id)?.name ?? text.someRole;

export const channelName = (known: WireState, id: string, text: Strings): string =>
  channelOf(known, id)?.name ?? text.unknownChannel;

/** A name for a narrow column: « Co-production » goes to the next line rather than break at its hyphen. */
export const unbroken = (name: string): string =>
  name.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '-\u2060');

export const isThread = (channel: WireChannel): boolean => channel.parentId !== undefined;
/** A room for two. */
export const isDirect = (channel: WireChannel): boolean => channel.type === 1;
export const isPrivate = (channel: WireChannel): boolean => channel.type === 12;

/** The locale for dates, in its Canadian form where there is one. */
export function dateLocale(tag: string): string {
  const language = languageOf(tag);
  return language === 'fr' || language === 'en' ? `${language}-CA` : language;
}
