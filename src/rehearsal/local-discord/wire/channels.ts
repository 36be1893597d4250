import { botPermissions, ChannelKind } from '../permissions.ts';
import type { ChannelState } from '../states.ts';
import type { World } from '../world.ts';
import { iso } from './times.ts';

export function wireChannel(world: World, channel: ChannelState): object {
  const common = {
    id: channel.id,
    guild_id: channel.guild.id,
    type: channel.type,
    name: channel.name,
    last_message_id: channel.lastMessageId ?? null,
    flags: 0,
  };
  if (channel.thread) return { ...common, ...wireThread(world, channel) };
  return {
    ...common,
    position: channel.position,
    parent_id: null,
    topic: channel.topic ?? null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites.values()].map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.type,
      allow: overwrite.allow.toString(),
      deny: overwrite.deny.toString(),
    })),
  };
}

function wireThread(world: World, channel: ChannelState): object {
  const { thread } = channel;
  if (!thread) return {};
  return {
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    rate_limit_per_user: thread.slowmodeSeconds,
    message_count: thread.messagesSent,
    total_message_sent: thread.messagesSent,
    member_count: Math.min(thread.memberIds.size, 50),
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: iso(thread.archiveChangedAt),
      create_timestamp: iso(thread.createdAt),
      ...(channel.type === ChannelKind.privateThread ? { invitable: thread.invitable } : {}),
    },
    ...(thread.memberIds.has(world.bot.id)
      ? { member: wireThreadMember(channel, world.bot.id) }
      : {}),
  };
}

export function wireThreadMember(channel: ChannelState, userId: string): object {
  const joined = channel.thread?.createdAt ?? 0;
  return { id: channel.id, user_id: userId, join_timestamp: iso(joined), flags: 0 };
}

/** A thread that is not archived and that the bot can see. */
export function isActiveForBot(world: World, channel: ChannelState): boolean {
  return channel.thread?.archived === false && botPermissions(world, channel) !== 0n;
}
