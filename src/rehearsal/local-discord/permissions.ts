import { PermissionFlagsBits as Bit } from 'discord.js';
import { ApiError } from './api-error.ts';
import type { World } from './world.ts';
import type { ChannelState, GuildState, MemberState, Overwrite } from './states.ts';

const ALL = Object.values(Bit).reduce((all, bit) => all | bit, 0n);

/** The permissions of @everyone on a new server, as far as they matter for this kind of bot. */
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

/** A sensible invite link: no administrator or management permissions. */
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
 * In Discord's order: @everyone, roles, then the overwrites for @everyone, roles and the member.
 * Threads use their parent's overwrites. Without access to the channel, there are no permissions.
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

/** Discord's channel types that the local server supports. */
export const ChannelKind = {
  text: 0,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
} as const;

/** The permission needed to write there: threads have their own. */
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

/**
 * Throws Discord's 50001 if the bot cannot see the channel, 50013 if it lacks another permission.
 */
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
