import { Events, Status, type Client, type WebSocketShard } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import { lossAtStart } from './loss.ts';

/**
 * How long a shard's servers are waited for since the last one came, and twice that since the last
 * shard came, in milliseconds. Discord has most bots identify one shard every five seconds.
 */
export const usualPatienceMs = 15_000;

/**
 * Logs in. Resolves once all servers are known that come; as soon as one shard has its own, the
 * others are waited for while they keep coming. What comes later is told as any server that comes.
 * Rejects with a `ConnectionLost` when Discord refuses the token; with no shard at all, pending.
 */
export function gather(client: Client, token: string, log: Log, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting: NodeJS.Timeout | undefined;
    const waitOn = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => beginWithout(client, log), 2 * patienceMs).unref();
    };
    client.on(Events.ShardReady, waitOn);
    // Registered before logging in: the event may already have passed once `login` resolves.
    client.once(Events.ClientReady, () => {
      client.off(Events.ShardReady, waitOn);
      clearTimeout(waiting);
      resolve();
    });
    client.login(token).catch((error: unknown) => {
      log.error('could not connect to Discord', { error });
      reject(lossAtStart(error));
    });
  });
}

/** discord.js itself would wait for all of its shards, and pass on no click before. */
function beginWithout(client: Client, log: Log): void {
  const missing = client.ws.shards.filter(({ status }) => status !== Status.Ready);
  log.warn('started without some shards, which Discord does not connect yet', {
    shards: [...missing.keys()],
  });
  call(client.ws, 'triggerClientReady');
}

/**
 * discord.js takes a shard that resumed its session to be ready, and tells nobody: neither of the
 * servers that came with what it had missed, nor of those that still come. Who waits for all of its
 * shards would wait for ever.
 */
export function resumed(client: Client, id: number): void {
  const shard = client.ws.shards.get(id);
  if (shard === undefined) return;
  for (const guild of awaitedBy(shard))
    if (client.guilds.cache.get(guild)?.available !== false) awaitedBy(shard).delete(guild);
  shard.status = Status.WaitingForGuilds;
  call(shard, 'checkReady');
}

function awaitedBy(shard: WebSocketShard): Set<string> {
  const awaited: unknown = Reflect.get(shard, 'expectedGuilds');
  return awaited instanceof Set ? awaited : new Set();
}

/** discord.js keeps these to itself; a version without them is refused. */
function call(target: object, method: 'triggerClientReady' | 'checkReady'): void {
  const own: unknown = Reflect.get(target, method);
  if (typeof own !== 'function') throw new Error(`discord.js no longer has ${method}.`);
  Reflect.apply(own, target, []);
}
