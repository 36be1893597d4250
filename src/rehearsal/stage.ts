import { PermissionFlagsBits } from 'discord.js';
import type { Cast } from './cast.ts';
import {
  startLocalDiscord,
  type Channel,
  type Guild,
  type LocalDiscord,
  type Person,
} from './local-discord/index.ts';

/** A local Discord with a community on it, a channel for the workshop, and the cast as its members. */
export interface Stage {
  readonly discord: LocalDiscord;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly facilitator: Person;
  /** The members by the cast's own ids. */
  readonly members: ReadonlyMap<string, Person>;
}

export async function setStage(cast: Cast): Promise<Stage> {
  const discord = await startLocalDiscord();
  const guild = discord.addGuild({ name: 'En commun', locale: 'fr' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  const facilitator = guild.addMember({
    name: cast.facilitator.name,
    locale: cast.facilitator.locale,
    permissions: PermissionFlagsBits.ManageEvents,
  });
  const members = new Map(
    cast.people.map(({ id, name, locale }) => [
      id,
      guild.addMember({ name, locale: locale === 'en' ? 'en-US' : locale }),
    ]),
  );
  members.set(cast.facilitator.id, facilitator);
  return { discord, guild, channel, facilitator, members };
}

export function member(stage: Stage, id: string): Person {
  const found = stage.members.get(id);
  if (found === undefined) throw new Error(`Nobody in the cast is called ${id}.`);
  return found;
}
