import type { GuildState } from '../states.ts';
import type { World } from '../world.ts';
import { isActiveForBot, wireChannel } from './channels.ts';
import { wireMember, wireRole } from './people.ts';
import { iso } from './times.ts';

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
