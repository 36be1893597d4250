import { moderating } from './moderating.ts';
import { createPerson } from './people/person.ts';
import { basePermissions, BOT_DEFAULT, ChannelKind, EVERYONE_DEFAULT } from './permissions.ts';
import { deleteEvent, isCurrent } from './scheduled-events.ts';
import { refuseChannels } from './refusing-more.ts';
import { snapshotChannel } from './snapshot.ts';
import type { Channel, Role } from './types.ts';
import type { Guild, Person } from './handles.ts';
import { wireChannel } from './wire/channels.ts';
import { wireGuildCreate } from './wire/guilds.ts';
import { wireRole } from './wire/people.ts';
import type { World } from './world.ts';
import type { ChannelState, GuildState, MemberState } from './states.ts';

const GUILDS = 1;

export function createGuild(world: World, options: { name: string; locale?: string }): Guild {
  const guild = newGuild(world, options);
  world.guilds.set(guild.id, guild);
  world.dispatch('GUILD_CREATE', wireGuildCreate(world, guild), GUILDS);
  return guildHandle(world, guild);
}

function newGuild(world: World, options: { name: string; locale?: string }): GuildState {
  const id = world.nextId();
  const botRole = { id: world.nextId(), name: world.bot.name, permissions: BOT_DEFAULT };
  const everyone = { id, name: '@everyone', permissions: EVERYONE_DEFAULT };
  const bot: MemberState = { user: world.bot, roleIds: [botRole.id], joinedAt: world.now() };
  return {
    id,
    name: options.name,
    locale: options.locale ?? 'fr',
    ownerId: world.nextId(),
    createdAt: world.now(),
    roles: new Map([
      [id, everyone],
      [botRole.id, botRole],
    ]),
    members: new Map([[world.bot.id, bot]]),
    channels: new Map(),
    events: new Map(),
  };
}

/** A handle for an existing guild, with its people. */
export function guildHandle(world: World, guild: GuildState): Guild {
  const people = [...guild.members.values()]
    .filter(({ user }) => !user.bot)
    .map((member) => createPerson(world, member));
  return {
    id: guild.id,
    name: guild.name,
    everyoneRoleId: guild.id,
    addTextChannel: ({ name }) => addTextChannel(world, guild, name),
    roles: () => [...guild.roles.values()].filter(({ id }) => isGiven(world, guild, id)),
    addRole: ({ name, permissions }) => addRole(world, guild, name, permissions ?? 0n),
    addMember: (options) => {
      const person = addMember(world, guild, options);
      people.push(person);
      return person;
    },
    people: () => [...people],
    permissionsOf: (personId) => {
      const member = guild.members.get(personId);
      return member ? basePermissions(guild, member) : 0n;
    },
    channels: () => [...guild.channels.values()].map(snapshotChannel),
    ...moderating(world, guild),
    events: () =>
      [...guild.events.values()]
        .filter((event) => isCurrent(event, world.now()))
        .map((event) => ({ ...event })),
    deleteEvent: (eventId) => deleteEvent(world, guild, eventId),
  };
}

function addTextChannel(world: World, guild: GuildState, name: string): Channel {
  refuseChannels(world, guild);
  const channel: ChannelState = {
    id: world.nextId(),
    guild,
    type: ChannelKind.text,
    name,
    position: guild.channels.size,
    overwrites: new Map(),
    messages: new Map(),
  };
  guild.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
  world.dispatch('CHANNEL_CREATE', wireChannel(world, channel), GUILDS);
  return snapshotChannel(channel);
}

const isGiven = (world: World, guild: GuildState, id: string): boolean =>
  id !== guild.id && guild.members.get(world.bot.id)?.roleIds.includes(id) !== true;

function addRole(world: World, guild: GuildState, name: string, permissions: bigint): Role {
  const role: Role = { id: world.nextId(), name, permissions };
  guild.roles.set(role.id, role);
  const data = { guild_id: guild.id, role: wireRole(role, guild.roles.size) };
  world.dispatch('GUILD_ROLE_CREATE', data, GUILDS);
  return role;
}

/** A person's own permissions become a role of their own, the only way Discord has. */
function addMember(
  world: World,
  guild: GuildState,
  options: Parameters<Guild['addMember']>[0],
): Person {
  const { name, permissions, roles = [] } = options;
  const own = permissions ? [addRole(world, guild, name, permissions).id] : [];
  const user = {
    id: options.id ?? world.nextId(),
    name,
    locale: options.locale ?? 'fr',
    bot: options.bot ?? false,
  };
  const { nick } = options;
  const named = nick === undefined ? {} : { nick };
  const member = { user, ...named, roleIds: [...roles, ...own], joinedAt: world.now() };
  guild.members.set(user.id, member);
  return createPerson(world, member);
}
