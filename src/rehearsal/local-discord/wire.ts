import { botPermissions, ChannelKind } from './permissions.ts';
import type { World } from './world.ts';
import type {
  ChannelState,
  FileState,
  GuildState,
  MemberState,
  MessageState,
  UserState,
} from './states.ts';
import { signatureOf } from './secrets.ts';
import type { Role } from './types.ts';

const iso = (time: number): string => new Date(time).toISOString();

/**
 * State as Discord's JSON. Optional fields are left out, because discord.js fails on some nulls.
 */
export function wireUser(user: UserState): object {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.name,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

export function wireMember(member: MemberState, permissions?: bigint): object {
  const partial = wirePartialMember(member, permissions);
  return { ...partial, user: wireUser(member.user), deaf: false, mute: false };
}

/** As in `resolved`: without the user, who is next to it, and without `deaf` and `mute`. */
export function wirePartialMember(member: MemberState, permissions?: bigint): object {
  return {
    nick: member.nick ?? null,
    roles: member.roleIds,
    joined_at: iso(member.joinedAt),
    flags: 0,
    pending: false,
    avatar: null,
    premium_since: null,
    communication_disabled_until: null,
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
  };
}

export function wireRole(role: Role, position: number): object {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

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

export function wireGuild(guild: GuildState): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()].map((role, index) => wireRole(role, index)),
    emojis: [],
    stickers: [],
    features: [],
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
    max_members: 500_000,
    max_video_channel_users: 25,
  };
}

/**
 * GUILD_CREATE: only lists the bot's own member, since the privileged members intent is never
 * granted.
 */
export function wireGuildCreate(world: World, guild: GuildState): object {
  const channels = [...guild.channels.values()];
  const bot = guild.members.get(world.bot.id);
  return {
    ...wireGuild(guild),
    joined_at: iso(guild.createdAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [wireMember(bot)] : [],
    channels: channels.filter((channel) => !channel.thread).map((c) => wireChannel(world, c)),
    threads: channels
      .filter((channel) => isActiveForBot(world, channel))
      .map((channel) => wireChannel(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A thread that is not archived and that the bot can see. */
export function isActiveForBot(world: World, channel: ChannelState): boolean {
  return channel.thread?.archived === false && botPermissions(world, channel) !== 0n;
}

/** A file's address, for those who were given it: it cannot be guessed, as on Discord. */
export function fileUrl(world: World, file: FileState): string {
  const path = `/attachments/${file.id}/${encodeURIComponent(file.name)}`;
  return `${world.origin}${path}?hm=${signatureOf(world.fileSecret, file.id)}`;
}

export function wireAttachment(world: World, file: FileState): object {
  const url = fileUrl(world, file);
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

/** Replaces `attachment://name` with the file's address, as Discord does in responses. */
function resolveMedia(world: World, message: MessageState): unknown {
  return JSON.parse(JSON.stringify(message.components), (key: string, value: unknown) => {
    if (key !== 'url' || typeof value !== 'string' || !value.startsWith('attachment://')) {
      return value;
    }
    const file = message.files.find(({ name }) => `attachment://${name}` === value);
    return file ? fileUrl(world, file) : value;
  });
}

export function wireMessage(world: World, message: MessageState): object {
  const guild = message.channel.guild;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channel.id,
    author: wireUser(message.author),
    content: message.content,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.flatMap((id) => {
      const member = guild.members.get(id);
      return member ? [wireUser(member.user)] : [];
    }),
    mention_roles: message.pings.roles,
    attachments: message.files.map((file) => wireAttachment(world, file)),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.files.length > 0 ? resolveMedia(world, message) : message.components,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.thread ? { thread: wireChannel(world, message.thread) } : {}),
    ...wireOrigin(world, message),
  };
}

function wireOrigin(world: World, message: MessageState): object {
  const channelId = message.channel.id;
  const reply = message.replyTo
    ? { message_reference: { type: 0, channel_id: channelId, message_id: message.replyTo } }
    : {};
  const { interaction } = message;
  if (!interaction) return reply;
  return {
    ...reply,
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.kind,
      user: wireUser(interaction.member.user),
      authorizing_integration_owners: { '0': message.channel.guild.id },
    },
  };
}
