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
      waitForIdentify: (shard) => fleet.turn(`identify ${shard % limit.max_concurrency}`, gapMs),
    };
  };
}

const gateway = z.object({ shards: z.int().positive() });

/** How many shards Discord recommends now. */
export async function recommended(client: Client, token: string): Promise<number> {
  // Otherwise set when it connects, which is later.
  client.rest.setToken(token);
  return patiently(async () => gateway.parse(await client.rest.get(Routes.gatewayBot())).shards);
}
