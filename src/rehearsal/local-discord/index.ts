import type { Server } from 'node:http';
import { dump } from './dump.ts';
import { createFaultList } from './faults.ts';
import { openGateway } from './gateway.ts';
import { createGuild, guildHandle } from './guild.ts';
import { createHttp } from './http.ts';
import { createRateLimits } from './rate-limits.ts';
import { restoreWorld } from './restore.ts';
import { discordsOwn } from './server-limits.ts';
import type { LocalDiscord, LocalDiscordOptions } from './handles.ts';
import type { Guild } from './handles.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

export { Refused } from './people/refused.ts';
export type * from './fault-types.ts';
export type * from './handles.ts';
export type * from './types.ts';

/**
 * Starts a local Discord on 127.0.0.1: the REST routes and the gateway that the bot uses, as strict
 * as Discord itself. Pass `apiUrl` to discord.js as `rest.api`.
 */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const now = options.now ?? Date.now;
  const { state } = options;
  const limits = { ...discordsOwn, ...options.limits };
  const world =
    state === undefined ? createWorld(now, undefined, limits) : restoreWorld(now, state, limits);
  const guilds = [...world.guilds.values()].map((guild) => guildHandle(world, guild));
  const faults = createFaultList();
  const rateLimits = createRateLimits(options.rateLimits ?? false, now);
  const http = createHttp(world, { faults, rateLimits });
  const gateway = openGateway(world, http, options.heartbeatMs);
  world.dispatch = gateway.dispatch;
  limitSessions(world, options);
  world.origin = `http://127.0.0.1:${await listen(http, options.port ?? 0)}`;
  return {
    apiUrl: `${world.origin}/api`,
    token: world.token,
    applicationId: world.applicationId,
    botId: world.bot.id,
    breaches: world.breaches,
    get commandWrites() {
      return world.commandWrites;
    },
    guilds,
    get waiting() {
      return waitingIn(world);
    },
    addGuild: (options) => addGuild(world, guilds, options),
    setApplication: (fields) => {
      world.application = { ...world.application, ...fields };
    },
    commands: () => structuredClone([...world.commands.values()]),
    file: (id) => world.files.get(id),
    onActivity: (listener) => {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    dropConnections: (code = 4000, shard) => gateway.drop(code, shard),
    sendPacket: (packet) => gateway.sendPacket(packet),
    alterEvents: (change) => gateway.alterEvents(change),
    holdEvents: (isHeld) => gateway.holdEvents(isHeld),
    muteHeartbeats: (muted) => gateway.muteHeartbeats(muted),
    failNext: (failure) => faults.add(failure),
    answerLate: (late) => faults.addLate(late),
    dismissPrivateAnswers: () => dismissPrivateAnswers(world),
    dump: () => dump(world),
    close: () => close(world, http, () => gateway.close()),
  };
}

function addGuild(
  world: World,
  guilds: Guild[],
  options: Parameters<LocalDiscord['addGuild']>[0],
): Guild {
  const guild = createGuild(world, options);
  guilds.push(guild);
  return guild;
}

function waitingIn(world: World): number {
  const all = [...world.interactions.values()];
  return all.filter(({ status }) => status === 'waiting').length;
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      const address = http.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the local Discord has no port'));
    });
  });
}

/** Tells everyone still waiting for an answer that none will come. */
async function close(world: World, http: Server, closeGateway: () => void): Promise<void> {
  for (const interaction of world.interactions.values()) {
    interaction.fail('the local Discord was closed before the bot answered');
  }
  closeGateway();
  const closed = new Promise<void>((resolve) => void http.close(() => resolve()));
  http.closeAllConnections();
  await closed;
}

function dismissPrivateAnswers(world: World): void {
  for (const { id, channel, ephemeralFor } of world.messages.values()) {
    if (ephemeralFor === undefined) continue;
    world.messages.delete(id);
    channel.messages.delete(id);
  }
  for (const [token, { status }] of world.interactions)
    if (status !== 'waiting') world.interactions.delete(token);
}

function limitSessions(world: World, options: LocalDiscordOptions): void {
  world.shards = options.shards ?? 1;
  world.identifyAtOnce = options.identifyAtOnce ?? world.shards;
  world.sessionsLeft = options.sessionsLeft ?? world.sessionsLeft;
}
