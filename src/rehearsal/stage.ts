import { PermissionFlagsBits } from 'discord.js';
import type { Locale } from '../kernel/text.ts';
import type { Cast } from './cast.ts';
import {
  startLocalDiscord,
  type Channel,
  type Guild,
  type LocalDiscord,
  type LocalDiscordOptions,
  type Person,
} from './local-discord/index.ts';

/** A local Discord with a community, a channel for the workshop, and the cast as members. */
export interface Stage {
  readonly discord: LocalDiscord;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly facilitator: Person;
  /** The members by their id in the cast. */
  readonly members: ReadonlyMap<string, Person>;
}

/** The zone of the community on the stage. */
export const timezone = 'America/Toronto';

/** The permission Palabre requires to start a workshop. */
export const facilitating = PermissionFlagsBits.ManageEvents;
/** The one that Discord offers `/settings` to. */
export const administering = PermissionFlagsBits.ManageGuild;

/** What people who read Catalan mostly have Discord in, which has no Catalan. */
export const discordOfCatalans = 'es-ES';

/** What Discord calls each language. */
const onDiscord: Readonly<Record<Locale, string>> = {
  fr: 'fr',
  en: 'en-US',
  ca: discordOfCatalans,
  es: 'es-ES',
};

const channelNames: Readonly<Record<Locale, string>> = {
  fr: 'atelier',
  en: 'workshop',
  ca: 'taller',
  es: 'taller',
};

/** Those of the cast who are told everything in French are so in the language of the rehearsal. */
export async function setStage(
  cast: Cast,
  options?: LocalDiscordOptions,
  locale: Locale = 'fr',
): Promise<Stage> {
  const discord = await startLocalDiscord(options);
  const toldIn = (own: Locale) => onDiscord[own === 'fr' ? locale : own];
  const guild = discord.addGuild({ name: 'En commun', locale: onDiscord[locale] });
  guild.addTextChannel({ name: channelNames[locale] });
  const { facilitator } = cast;
  guild.addMember({
    name: facilitator.name,
    locale: toldIn(facilitator.locale),
    permissions: facilitating | administering,
  });
  for (const { name, locale: own } of cast.people) guild.addMember({ name, locale: toldIn(own) });
  return findStage(discord, cast);
}

/** Finds the stage on a local Discord that was restored. Throws if it is not there. */
export function findStage(discord: LocalDiscord, cast: Cast): Stage {
  const [guild] = discord.guilds;
  const channel = guild?.channels().find(({ parentId }) => parentId === undefined);
  if (guild === undefined || channel === undefined) throw new Error('No stage is set here.');
  const people = guild.people();
  const members = new Map(
    [cast.facilitator, ...cast.people].map(({ id, name }) => [id, named(people, name)]),
  );
  return { discord, guild, channel, facilitator: named(people, cast.facilitator.name), members };
}

/** The first person of that name: the cast was there before anyone who took the same name. */
function named(people: readonly Person[], name: string): Person {
  const found = people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`Nobody on the stage is called ${name}.`);
  return found;
}

export function member(stage: Stage, id: string): Person {
  const found = stage.members.get(id);
  if (found === undefined) throw new Error(`Nobody in the cast is called ${id}.`);
  return found;
}
