import { Routes } from 'discord-api-types/v10';
import type { Client, ClientOptions } from 'discord.js';
import { z } from 'zod';
import type { Fleet } from '../../engine/fleet.ts';
import { patiently } from './patiently.ts';

/** The gap between two identifications that Discord asks for, in milliseconds, with some to spare. */
const gapMs = 5_500;

type Throttler = NonNullable<NonNullable<ClientOptions['ws']>['buildIdentifyThrottler']>;

/** Discord counts identifications of a bot, not of one of its processes: they take turns. */
export function identifyInTurn(fleet: Fleet): Throttler {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    return {
      // A connection that was closed meanwhile must not take the turn of one that is open.
      waitForIdentify: (shard, closed) =>
        fleet.turn(`identify ${shard % limit.max_concurrency}`, gapMs, closed),
    };
  };
}

/** How long nobody must have identified for one more to do so at once, in milliseconds. */
const quietMs = gapMs + 500;

/**
 * True if another process could identify a shard at once. A shard that is given up to share evenly is
 * not to wait behind those of a process that died, nor behind others that are given up.
 */
export async function mayMove(fleet: Fleet, bucket: number): Promise<boolean> {
  if (!(await fleet.isQuiet(`identify ${bucket}`, quietMs))) return false;
  return fleet.takesTurn(`move ${bucket}`, gapMs);
}

const gateway = z.object({
  shards: z.int().positive(),
  session_start_limit: z.object({ max_concurrency: z.int().positive() }),
});

/** How many shards Discord recommends now, and how many may identify at once. */
export async function recommended(client: Client, token: string) {
  // Otherwise set when it connects, which is later.
  client.rest.setToken(token);
  const { shards, session_start_limit: limit } = await patiently(async () =>
    gateway.parse(await client.rest.get(Routes.gatewayBot())),
  );
  return { shards, atOnce: limit.max_concurrency };
}
