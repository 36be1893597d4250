import { PermissionFlagsBits as Bit } from 'discord.js';
import type { Guild, Person } from '../../src/rehearsal/local-discord/index.ts';
import type { Entry } from '../../src/program/permissions.ts';
import { Makers, type Held } from './held.ts';
import type { PersonaName } from './personas.ts';
import { setSmallStage, type SmallStage } from './small-stage.ts';

export interface TwoServers {
  readonly stage: SmallStage;
  readonly people: Readonly<Record<PersonaName, Person>>;
  /** Somebody to choose, in each server. */
  readonly spares: readonly [Person, Person];
  readonly closed: string;
  readonly held: Held;
  /** Somebody with every right in the other server, and the channel they act from. */
  readonly ruler: { readonly person: Person; readonly from: string };
  /** The channel somebody acts from: the closed one for those who can see it. */
  from(name: PersonaName, entry?: Entry): string;
  /** Each call creates a new one, so that one gesture does not affect the next. */
  newPlan(): Promise<string>;
  newContribution(): Promise<string>;
  handToSpare(): Promise<void>;
}

/** Two communities with one bot; the first has a channel that only some can see. */
export async function openTwoServers(): Promise<TwoServers> {
  const stage = await setSmallStage();
  const { guild, channel, discord } = stage;
  const inside = guild.addRole({ name: 'dedans' });
  const facilitation = guild.addRole({ name: 'animation' });
  guild.overwrite(channel.id, { role: guild.everyoneRoleId }, { deny: Bit.ViewChannel });
  for (const role of [inside.id, facilitation.id])
    guild.overwrite(channel.id, { role }, { allow: Bit.ViewChannel });
  guild.overwrite(channel.id, { person: discord.botId }, { allow: Bit.ViewChannel });
  const open = guild.addTextChannel({ name: 'place-publique-7f' });
  const aside = guild.addTextChannel({ name: 'salon-voisin-7f' });
  const begun = guild.addTextChannel({ name: 'salon-libre-7f' });
  const other = discord.addGuild({ name: 'Ailleurs', locale: 'fr' });
  const elsewhere = other.addTextChannel({ name: 'ailleurs' });
  const people = peopleOf(guild, other, inside.id, facilitation.id);
  const spare = guild.addMember({ name: 'Relève', roles: [inside.id] });
  guild.overwrite(channel.id, { person: people.manager.id }, { allow: Bit.ManageEvents });
  for (const { id } of [open, begun])
    guild.overwrite(id, { person: people.outsider.id }, { allow: Bit.ManageEvents });
  const place = { community: guild.id, channel: channel.id };
  const makers = new Makers({ bot: stage.bot, place, ana: stage.ana, people, spare });
  await makers.giveRole(facilitation.id);
  const held = await makers.hold();
  await makers.holdAside(aside.id);
  guild.setRoles(people.former.id, [inside.id]);
  return {
    stage,
    people,
    spares: [spare, other.addMember({ name: 'Ailleurs' })],
    closed: channel.id,
    held,
    ruler: {
      person: other.addMember({
        name: 'Régente',
        locale: 'fr',
        permissions: Bit.ManageGuild | Bit.ManageEvents,
      }),
      from: elsewhere.id,
    },
    from: (name, entry) => {
      if (name === 'stranger') return elsewhere.id;
      // Starting a workshop creates one.
      if (name === 'outsider' && entry === 'workshop start') return begun.id;
      return name === 'guest' || name === 'outsider' ? open.id : channel.id;
    },
    newPlan: () => makers.plan(),
    newContribution: () => makers.contribution(held.workshop),
    handToSpare: () => makers.handToSpare(held.workshop),
  };
}

function peopleOf(
  guild: Guild,
  other: Guild,
  inside: string,
  facilitation: string,
): TwoServers['people'] {
  const add = (name: string, roles: string[], permissions?: bigint) =>
    guild.addMember({ name, locale: 'fr', roles, ...(permissions && { permissions }) });
  return {
    stranger: other.addMember({ name: 'Étrangère', locale: 'fr' }),
    guest: add('Invité', []),
    outsider: add('Dehors', []),
    member: add('Membre', [inside]),
    participant: add('Participante', [inside]),
    former: add('Ancienne', [inside, facilitation]),
    other: add('Autre', [inside]),
    facilitator: add('Animatrice', [inside]),
    manager: add('Gestionnaire', [inside]),
    holder: add('Porteuse', [inside, facilitation]),
    administrator: add('Administration', [inside], Bit.ManageGuild),
    robot: guild.addMember({ name: 'Robot', locale: 'fr', roles: [inside], bot: true }),
  };
}
