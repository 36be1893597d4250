import { deleteMessage, deleteMessages } from './messages.ts';
import type { Moderating } from './moderating-types.ts';
import type { ChannelState, GuildState, MemberState } from './states.ts';
import { announceThread, deleteChannel, setArchived } from './threads.ts';
import { wireChannel } from './wire/channels.ts';
import { wireMember, wireRole } from './wire/people.ts';
import type { World } from './world.ts';

const GUILDS = 1;

/** A moderator's actions in one guild. */
export function moderating(world: World, guild: GuildState): Moderating {
  return {
    setRoles: (personId, roles) => {
      const member = guild.members.get(personId);
      if (!member) throw new Error(`${guild.name} has no member ${personId}`);
      const own = member.roleIds.filter((id) => guild.roles.get(id)?.name === member.user.name);
      member.roleIds = [...roles, ...own];
      tellOfBot(world, guild, member);
    },
    rename: (personId, nick) => {
      const member = guild.members.get(personId);
      if (!member) throw new Error(`${guild.name} has no member ${personId}`);
      delete member.nick;
      if (nick !== undefined) member.nick = nick;
    },
    leave: (personId) => void guild.members.delete(personId),
    overwrite: (channelId, of, { allow = 0n, deny = 0n }) => {
      const channel = find(guild, channelId);
      const [id, type] = 'role' in of ? [of.role, 0 as const] : [of.person, 1 as const];
      channel.overwrites.set(id, { id, type, allow, deny });
      world.dispatch('CHANNEL_UPDATE', wireChannel(world, channel), GUILDS);
    },
    denyBot: (channelId, permission) => overwriteBot(world, guild, channelId, 'deny', permission),
    allowBot: (channelId, permission) => overwriteBot(world, guild, channelId, 'allow', permission),
    denyBotEverywhere: (permission) =>
      changeBotRoles(world, guild, (permissions) => permissions & ~permission),
    allowBotEverywhere: (permission) =>
      changeBotRoles(world, guild, (permissions) => permissions | permission),
    deleteMessage: (channelId, messageId) => {
      const message = find(guild, channelId).messages.get(messageId);
      if (message) deleteMessage(world, message);
    },
    deleteMessages: (channelId, ids) => deleteMessages(world, find(guild, channelId), ids),
    deleteChannel: (channelId) => deleteChannel(world, find(guild, channelId)),
    archiveThread: (threadId, { locked = false } = {}) =>
      setThread(world, find(guild, threadId), { archived: true, locked }),
    lockThread: (threadId) => setThread(world, find(guild, threadId), { locked: true }),
    blockWords: (words) => void world.blockedWords.set(guild.id, words),
    unlockThread: (threadId) => setThread(world, find(guild, threadId), { locked: false }),
  };
}

function find(guild: GuildState, channelId: string): ChannelState {
  const channel = guild.channels.get(channelId);
  if (!channel) throw new Error(`${guild.name} has no channel ${channelId}`);
  return channel;
}

function setThread(
  world: World,
  channel: ChannelState,
  { archived, locked }: { readonly archived?: boolean; readonly locked: boolean },
): void {
  if (!channel.thread) throw new Error(`${channel.name} is not a thread`);
  channel.thread.locked = locked;
  if (archived !== undefined) setArchived(world, channel, archived);
  announceThread(world, channel);
}

/** Without the members intent, a bot only gets events about its own roles. */
function tellOfBot(world: World, guild: GuildState, member: MemberState): void {
  if (member.user !== world.bot) return;
  const data = { ...wireMember(member), guild_id: guild.id };
  world.dispatch('GUILD_MEMBER_UPDATE', data, GUILDS);
}

function changeBotRoles(
  world: World,
  guild: GuildState,
  change: (permissions: bigint) => bigint,
): void {
  for (const id of guild.members.get(world.bot.id)?.roleIds ?? []) {
    const role = guild.roles.get(id);
    if (!role) continue;
    role.permissions = change(role.permissions);
    const data = { guild_id: guild.id, role: wireRole(role, guild.roles.size) };
    world.dispatch('GUILD_ROLE_UPDATE', data, GUILDS);
  }
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
