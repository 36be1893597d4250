import {
  AutoModerationRuleManager,
  ChannelManager,
  Collection,
  GuildApplicationCommandManager,
  GuildBanManager,
  GuildChannelManager,
  GuildEmojiManager,
  GuildInviteManager,
  GuildManager,
  GuildMemberManager,
  GuildScheduledEventManager,
  GuildSoundboardSoundManager,
  GuildStickerManager,
  LimitedCollection,
  MessageManager,
  PresenceManager,
  ReactionManager,
  RoleManager,
  StageInstanceManager,
  ThreadMemberManager,
  UserManager,
  VoiceStateManager,
  type CacheFactory,
  type LimitedCollectionOptions,
} from 'discord.js';

import { DormantCollection } from './dormant.ts';

interface Kept {
  readonly id: string;
}

interface KeptByUs {
  readonly servers: Collection<string, Kept>;
  readonly channels: Collection<string, Kept>;
}

/** Where nothing is kept, all managers of all channels and servers share one collection. */
class Nothing extends Collection<string, Kept> {
  override set(): this {
    return this;
  }
}

/** What discord.js would keep of each server or channel, and nobody here asks for. */
const unused = [
  AutoModerationRuleManager,
  GuildApplicationCommandManager,
  GuildBanManager,
  GuildEmojiManager,
  GuildInviteManager,
  GuildScheduledEventManager,
  GuildSoundboardSoundManager,
  GuildStickerManager,
  MessageManager,
  PresenceManager,
  ReactionManager,
  StageInstanceManager,
  ThreadMemberManager,
  VoiceStateManager,
];

/**
 * discord.js keeps no messages, and no people except Palabre: with the `GuildMessages` intent it
 * receives each message of each server, without its text, and none of it may stay. A click's data is
 * complete by itself. `kept` holds all servers and all channels, most of which sleep.
 *
 * Managers are recognised by their classes: discord.js's own `cacheWithLimits` uses their names,
 * which bundling may change.
 */
export function frugalCaches(botId: () => string | undefined, kept: KeptByUs): CacheFactory {
  const nothing = new Nothing();
  const isUnused = new Set<unknown>(unused);
  const isDormant = new Set<unknown>([GuildChannelManager, RoleManager]);
  const onlyItself = { maxSize: 0, keepOverLimit: ({ id }: Kept) => id === botId() };
  const keptByUs = new Map<unknown, Collection<string, Kept>>([
    [GuildManager, kept.servers],
    [ChannelManager, kept.channels],
  ]);
  const limits = new Map<unknown, LimitedCollectionOptions<string, Kept>>([
    [UserManager, onlyItself],
    [GuildMemberManager, onlyItself],
  ]);
  return (manager) => {
    if (isUnused.has(manager)) return nothing;
    const ours = keptByUs.get(manager);
    if (ours !== undefined) return ours;
    if (isDormant.has(manager)) return new DormantCollection();
    const limit = limits.get(manager);
    return limit === undefined ? new Collection() : new LimitedCollection(limit);
  };
}
