import {
  AutoModerationRuleManager,
  Collection,
  GuildBanManager,
  GuildEmojiManager,
  GuildInviteManager,
  GuildMemberManager,
  GuildScheduledEventManager,
  GuildStickerManager,
  LimitedCollection,
  MessageManager,
  PresenceManager,
  ReactionManager,
  StageInstanceManager,
  ThreadMemberManager,
  UserManager,
  VoiceStateManager,
  type CacheFactory,
  type LimitedCollectionOptions,
} from 'discord.js';

interface Kept {
  readonly id: string;
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
  GuildBanManager,
  GuildEmojiManager,
  GuildInviteManager,
  GuildScheduledEventManager,
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
 * complete by itself.
 *
 * Managers are recognised by their classes: discord.js's own `cacheWithLimits` uses their names,
 * which bundling may change.
 */
export function frugalCaches(botId: () => string | undefined): CacheFactory {
  const nothing = new Nothing();
  const isUnused = new Set<unknown>(unused);
  const onlyItself = { maxSize: 0, keepOverLimit: ({ id }: Kept) => id === botId() };
  const limits = new Map<unknown, LimitedCollectionOptions<string, Kept>>([
    [UserManager, onlyItself],
    [GuildMemberManager, onlyItself],
  ]);
  return (manager) => {
    if (isUnused.has(manager)) return nothing;
    const limit = limits.get(manager);
    return limit === undefined ? new Collection() : new LimitedCollection(limit);
  };
}
