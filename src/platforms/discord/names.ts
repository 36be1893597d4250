import type { Client, Guild } from 'discord.js';
import type { Log, NamesIn } from '../../engine/ports.ts';
import { createQuota } from '../../engine/requests/quotas.ts';

/** The most ids in one request, by Discord's documentation of its gateway (August 2026). */
const atOnce = 100;
/** The most people who are asked for at a time. Others keep the name they had. */
const most = 1_000;
/** Discord answers within a tenth of a second; in milliseconds, for all of them. */
const patienceMs = 1_200;
/**
 * A connection may send 120 requests a minute, heartbeats among them; more would wait in a queue, and
 * people with them. In any minute at most 80 of a connection ask for names, 40 of one community, so
 * that none takes what others need.
 */
const ofConnection = { burst: 40, everyMs: 1_500 };
const ofCommunity = { burst: 20, everyMs: 3_000 };

const monotonic = (): number => performance.now();

/**
 * Asks for members by their ids, which needs no privileged intent and no request of its own for each.
 * Nothing of the answer is kept. Past what may be asked, names are not known: nobody waits for them.
 * `now` only goes forward, in milliseconds.
 */
export function discordNames(client: Client, log: Log, now = monotonic): NamesIn {
  const mayAsk = atSomePace(now);
  return async (community, people) => {
    const names = new Map<string, string>();
    const guild = client.guilds.cache.get(community);
    const ids = [...new Set(people)].filter((id) => /^\d+$/u.test(id)).slice(0, most);
    if (guild?.available !== true) return names;
    const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
      ids.slice(index * atOnce, (index + 1) * atOnce),
    );
    try {
      const asked = parts.filter(() => mayAsk(guild));
      await Promise.all(asked.map((part) => ask(guild, part, names)));
    } catch (error) {
      const problem = error instanceof Error ? error.name : 'unknown';
      log.warn('Discord did not return display names', { community, problem });
    }
    return names;
  };
}

async function ask(guild: Guild, user: string[], names: Map<string, string>): Promise<void> {
  for (const member of (await guild.members.fetch({ user, time: patienceMs })).values())
    names.set(member.id, member.displayName);
}

function atSomePace(now: () => number): (guild: Guild) => boolean {
  const connections = createQuota(now, ofConnection);
  const communities = createQuota(now, ofCommunity);
  return ({ id, shardId }) =>
    communities.take(id) === undefined && connections.take(String(shardId)) === undefined;
}
