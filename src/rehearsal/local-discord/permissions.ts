import { PermissionFlagsBits as Bit } from 'discord.js';
import { ApiError } from './api-error.ts';
import type { World } from './world.ts';
import type { ChannelState, GuildState, MemberState, Overwrite } from './states.ts';

const ALL = Object.values(Bit).reduce((all, bit) => all | bit, 0n);

/** What @everyone has on a new server, as far as a bot of this kind can notice. */
export const EVERYONE_DEFAULT =
  Bit.ViewChannel |
  Bit.SendMessages |
  Bit.SendMessagesInThreads |
  Bit.CreatePublicThreads |
  Bit.ReadMessageHistory |
  Bit.AttachFiles |
  Bit.EmbedLinks |
  Bit.AddReactions |
  Bit.MentionEveryone |
  Bit.UseApplicationCommands;

/** A sensible invite link: no administrator, no management. */
export const BOT_DEFAULT =
  Bit.ViewChannel |
  Bit.SendMessages |
  Bit.SendMessagesInThreads |
  Bit.CreatePublicThreads |
  Bit.CreatePrivateThreads |
  Bit.AttachFiles |
  Bit.ReadMessageHistory |
  Bit.EmbedLinks |
  Bit.CreateEvents;

export function basePermissions(guild: GuildState, member: MemberState): bigint {
  if (member.user.id === guild.ownerId) return ALL;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const roleId of member.roleIds) bits |= guild.roles.get(roleId)?.permissions ?? 0n;
  return bits & Bit.Administrator ? ALL : bits;
}

function apply(bits: bigint, overwrite: Pick<Overwrite, 'allow' | 'deny'> | undefined): bigint {
  return overwrite ? (bits & ~overwrite.deny) | overwrite.allow : bits;
}

function applyOverwrites(base: bigint, channel: ChannelState, member: MemberState): bigint {
  const roles = { allow: 0n, deny: 0n };
  for (const roleId of member.roleIds) {
    const overwrite = channel.overwrites.get(roleId);
    roles.allow |= overwrite?.allow ?? 0n;
    roles.deny |= overwrite?.deny ?? 0n;
  }
  const everyone = apply(base, channel.overwrites.get(channel.guild.id));
  return apply(apply(everyone, roles), channel.overwrites.get(member.user.id));
}

/**
 * Discord's order: @everyone, then roles, then the overwrites of @everyone, of the roles, of the
 * member. A thread has its parent's overwrites. Who cannot see a channel can do nothing there.
 */
export function permissionsIn(world: World, channel: ChannelState, member: MemberState): bigint {
  const base = basePermissions(channel.guild, member);
  if (base === ALL) return ALL;
  const parent = channel.thread ? world.channels.get(channel.thread.parentId) : channel;
  const bits = parent ? applyOverwrites(base, parent, member) : base;
  if (!(bits & Bit.ViewChannel)) return 0n;
  return canEnter(channel, member, bits) ? bits : 0n;
}

function canEnter(channel: ChannelState, member: MemberState, bits: bigint): boolean {
  if (channel.type !== ChannelKind.privateThread) return true;
  if (bits & Bit.ManageThreads) return true;
  return channel.thread?.memberIds.has(member.user.id) ?? false;
}

/** Discord's channel types that the local server knows. */
export const ChannelKind = {
  text: 0,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
} as const;

/** Which permission it takes to write there: threads have their own. */
export function sendPermission(channel: ChannelState): bigint {
  return channel.thread ? Bit.SendMessagesInThreads : Bit.SendMessages;
}

export function botMember(world: World, guild: GuildState): MemberState {
  const member = guild.members.get(world.bot.id);
  if (!member) throw new ApiError('missingAccess', `the bot is not in ${guild.name}`);
  return member;
}

export function botPermissions(world: World, channel: ChannelState): bigint {
  return permissionsIn(world, channel, botMember(world, channel.guild));
}

/** Throws Discord's 50001 when the bot does not see the channel, 50013 when it lacks anything else. */
export function requireBot(world: World, channel: ChannelState, needed: bigint): void {
  const bits = botPermissions(world, channel);
  if (!(bits & Bit.ViewChannel)) throw new ApiError('missingAccess', `channel ${channel.name}`);
  const missing = needed & ~bits;
  if (missing) throw new ApiError('missingPermissions', permissionNames(missing).join(', '));
}

export function permissionNames(bits: bigint): string[] {
  return Object.entries(Bit)
    .filter(([, bit]) => (bits & bit) === bit)
    .map(([name]) => name);
}
