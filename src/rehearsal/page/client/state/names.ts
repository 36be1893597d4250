import type { Channel } from '../../../local-discord/types.ts';
import type { WirePerson, WireState } from '../../protocol.ts';
import type { Strings } from '../strings.ts';

export const personOf = (known: WireState, id: string): WirePerson | undefined =>
  known.people.find((person) => person.id === id);

export const channelOf = (known: WireState, id: string): Channel | undefined =>
  known.channels.find((channel) => channel.id === id);

export const personName = (known: WireState, id: string, text: Strings): string =>
  personOf(known, id)?.name ?? text.unknownPerson;

export const channelName = (known: WireState, id: string, text: Strings): string =>
  channelOf(known, id)?.name ?? text.unknownChannel;

export const isThread = (channel: Channel): boolean => channel.parentId !== undefined;
export const isPrivate = (channel: Channel): boolean => channel.type === 12;

/** The locale for dates, in its Canadian form. */
export const dateLocale = (tag: string): string => (tag.startsWith('fr') ? 'fr-CA' : 'en-CA');
