import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import { ConnectionLost } from '../../engine/lost-connection.ts';

/** In milliseconds; together longer than it takes to find out whether the token is dead. */
const waits = [1_000, 2_000, 4_000, 8_000, 8_000];

/**
 * Does what the start depends on, again while Discord does not answer as itself. Rejects with a
 * `ConnectionLost` when that goes on; a clear refusal by Discord is a bug, and rejects at once.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DiscordAPIError) throw error;
      await sleep(wait);
    }
  }
  return work().catch((error: unknown) => {
    throw error instanceof DiscordAPIError
      ? error
      : new ConnectionLost('discord.lost.unreachable', { cause: error });
  });
}
