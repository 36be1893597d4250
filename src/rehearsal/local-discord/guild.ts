import { createPerson } from './people/person.ts';
import { basePermissions, BOT_DEFAULT, ChannelKind, EVERYONE_DEFAULT } from './permissions.ts';
import { deleteMessage } from './messages.ts';
import { deleteEvent, isCurrent } from './scheduled-events.ts';
import { snapshotChannel } from './snapshot.ts';
import { announceThread, deleteChannel, setArchived } from './threads.ts';
import type { Channel, Guild, Person, Role } from './types.ts';
import { wireChannel, wireGuildCreate, wireRole } from './wire.ts';
import type { ChannelState, GuildState, MemberState, World } from './world.ts';

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

/** The handle of a guild that is already there, with its people. */
export function guildHandle(world: World, guild: GuildState): Guild {
  const people = [...guild.members.values()]
    .filter(({ user }) => !user.bot)
    .map((member) => createPerson(world, member));
  return {
    id: guild.id,
    name: guild.name,
    everyoneRoleId: guild.id,
    addTextChannel: ({ name }) => addTextChannel(world, guild, name),
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
    setRoles: (personId, roles) => {
      const member = guild.members.get(personId);
      if (!member) throw new Error(`${guild.name} has no member ${personId}`);
      const own = member.roleIds.filter((id) => guild.roles.get(id)?.name === member.user.name);
      member.roleIds = [...roles, ...own];
    },
    overwrite: (channelId, of, { allow = 0n, deny = 0n }) => {
      const channel = find(guild, channelId);
      const [id, type] = 'role' in of ? [of.role, 0 as const] : [of.person, 1 as const];
      channel.overwrites.set(id, { id, type, allow, deny });
      world.dispatch('CHANNEL_UPDATE', wireChannel(world, channel), GUILDS);
    },
    denyBot: (channelId, permission) => overwriteBot(world, guild, channelId, 'deny', permission),
    allowBot: (channelId, permission) => overwriteBot(world, guild, channelId, 'allow', permission),
    denyBotEverywhere: (permission) => denyBotEverywhere(world, guild, permission),
    channels: () => [...guild.channels.values()].map(snapshotChannel),
    deleteMessage: (channelId, messageId) => {
      const message = find(guild, channelId).messages.get(messageId);
      if (message) deleteMessage(world, message);
    },
    deleteChannel: (channelId) => deleteChannel(world, find(guild, channelId)),
    archiveThread: (threadId, { locked = false } = {}) => {
      const channel = find(guild, threadId);
      if (!channel.thread) throw new Error(`${channel.name} is not a thread`);
      channel.thread.locked = locked;
      setArchived(world, channel, true);
      announceThread(world, channel);
    },
    events: () =>
      [...guild.events.values()]
        .filter((event) => isCurrent(event, world.now()))
        .map((event) => ({ ...event })),
    deleteEvent: (eventId) => deleteEvent(world, guild, eventId),
  };
}

function find(guild: GuildState, channelId: string): ChannelState {
  const channel = guild.channels.get(channelId);
  if (!channel) throw new Error(`${guild.name} has no channel ${channelId}`);
  return channel;
}

function addTextChannel(world: World, guild: GuildState, name: string): Channel {
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

function addRole(world: World, guild: GuildState, name: string, permissions: bigint): Role {
  const role: Role = { id: world.nextId(), name, permissions };
  guild.roles.set(role.id, role);
  const data = { guild_id: guild.id, role: wireRole(role, guild.roles.size) };
  world.dispatch('GUILD_ROLE_CREATE', data, GUILDS);
  return role;
}

function denyBotEverywhere(world: World, guild: GuildState, permission: bigint): void {
  for (const id of guild.members.get(world.bot.id)?.roleIds ?? []) {
    const role = guild.roles.get(id);
    if (!role) continue;
    role.permissions &= ~permission;
    const data = { guild_id: guild.id, role: wireRole(role, guild.roles.size) };
    world.dispatch('GUILD_ROLE_UPDATE', data, GUILDS);
  }
}

/** Permissions of one's own come as a role of one's own: Discord knows no other way. */
function addMember(
  world: World,
  guild: GuildState,
  options: Parameters<Guild['addMember']>[0],
): Person {
  const { name, permissions, roles = [] } = options;
  const own = permissions ? [addRole(world, guild, name, permissions).id] : [];
  const user = {
    id: world.nextId(),
    name,
    locale: options.locale ?? 'fr',
    bot: options.bot ?? false,
  };
  const member = { user, roleIds: [...roles, ...own], joinedAt: world.now() };
  guild.members.set(user.id, member);
  return createPerson(world, member);
}

function overwriteBot(
  world: World,
  guild: GuildState,
  channelId: string,
  effect: 'allow' | 'deny',
  permission: bigint,
): void {
  const channel = find(guild, channelId);
  if (channel.thread) throw new Error('a thread has the permissions of its parent channel');
  const old = channel.overwrites.get(world.bot.id);
  const next = {
    id: world.bot.id,
    type: 1 as const,
    allow: old?.allow ?? 0n,
    deny: old?.deny ?? 0n,
  };
  next.allow &= ~permission;
  next.deny &= ~permission;
  next[effect] |= permission;
  channel.overwrites.set(world.bot.id, next);
  world.dispatch('CHANNEL_UPDATE', wireChannel(world, channel), GUILDS);
}
