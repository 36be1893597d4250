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
 * discord.js keeps no message, and no person but Palabre: with the `GuildMessages` intent each message
 * of each server passes by, without its text, and nothing of it may stay. What comes with a click is
 * complete by itself.
 *
 * Told apart by the classes themselves: discord.js's own `cacheWithLimits` goes by their names, which
 * bundling may change.
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
