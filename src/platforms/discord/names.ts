import type { Client, Guild } from 'discord.js';
import type { Log, NamesIn } from '../../engine/ports.ts';

/** The most ids in one request, by Discord's documentation of its gateway (August 2026). */
const atOnce = 100;
/**
 * The most people who are asked for at a time: a connection may send 120 requests a minute. Others
 * keep the name they had.
 */
const most = 1_000;
/** Discord answers within a tenth of a second; in milliseconds, for all of them. */
const patienceMs = 1_200;

/**
 * Asks for members by their ids, which needs no privileged intent and no request of its own for each.
 * Nothing of the answer is kept.
 */
export function discordNames(client: Client, log: Log): NamesIn {
  return async (community, people) => {
    const names = new Map<string, string>();
    const guild = client.guilds.cache.get(community);
    const ids = [...new Set(people)].filter((id) => /^\d+$/u.test(id)).slice(0, most);
    if (guild?.available !== true || ids.length === 0) return names;
    try {
      await Promise.all(
        Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
          ask(guild, ids.slice(index * atOnce, (index + 1) * atOnce), names),
        ),
      );
    } catch (error) {
      const problem = error instanceof Error ? error.name : 'unknown';
      log.warn('Discord did not say what people are called', { community, problem });
    }
    return names;
  };
}

async function ask(guild: Guild, user: string[], names: Map<string, string>): Promise<void> {
  for (const member of (await guild.members.fetch({ user, time: patienceMs })).values())
    names.set(member.id, member.displayName);
}
