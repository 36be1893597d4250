import {
  Collection,
  GuildMemberManager,
  LimitedCollection,
  MessageManager,
  ReactionManager,
  UserManager,
  type CacheFactory,
  type LimitedCollectionOptions,
} from 'discord.js';

interface Kept {
  readonly id: string;
}

/**
 * discord.js keeps no messages, and no people except Palabre: with the `GuildMessages` intent it
 * receives each message of each server, without its text, and none of it may stay. A click's data is
 * complete by itself.
 *
 * Managers are recognised by their classes: discord.js's own `cacheWithLimits` uses their names,
 * which bundling may change.
 */
export function frugalCaches(botId: () => string | undefined): CacheFactory {
  const nothing = { maxSize: 0 };
  const onlyItself = { maxSize: 0, keepOverLimit: ({ id }: Kept) => id === botId() };
  const limits = new Map<unknown, LimitedCollectionOptions<string, Kept>>([
    [MessageManager, nothing],
    [ReactionManager, nothing],
    [UserManager, onlyItself],
    [GuildMemberManager, onlyItself],
  ]);
  return (manager) => {
    const limit = limits.get(manager);
    return limit === undefined ? new Collection() : new LimitedCollection(limit);
  };
}
