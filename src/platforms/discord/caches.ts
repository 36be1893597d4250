import { Options, type CacheFactory } from 'discord.js';

/**
 * discord.js keeps no message, and no person but Palabre: with the `GuildMessages` intent each message
 * of each server passes by, without its text, and nothing of it may stay. What comes with a click is
 * complete by itself.
 */
export function frugalCaches(botId: () => string | undefined): CacheFactory {
  const onlyItself = {
    maxSize: 0,
    keepOverLimit: ({ id }: { readonly id: string }) => id === botId(),
  };
  return Options.cacheWithLimits({
    MessageManager: 0,
    ReactionManager: 0,
    UserManager: onlyItself,
    GuildMemberManager: onlyItself,
  });
}
