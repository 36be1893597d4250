import { setMaxListeners } from 'node:events';
import { Events, Status, WebSocketShard, type Client, type ClientOptions } from 'discord.js';
import type { Fleet } from '../../engine/fleet.ts';
import type { Log } from '../../engine/ports.ts';
import { resumed } from './gathering.ts';
import { identifyInTurn, mayMove, recommended } from './identify.ts';
import { GuardedSharding, type ShardListener } from './shard-guard.ts';

export type Gateway = NonNullable<ClientOptions['ws']>;

/** Every request of a shard that is under way listens to its end. */
function newTerm(): AbortController {
  const term = new AbortController();
  setMaxListeners(0, term.signal);
  return term;
}

/** Of a process that shares with no other. */
const always = new AbortController().signal;
/** How long what is under way for a shard may take once it is given up, in milliseconds. */
const graceMs = 1_000;
/** Requests a second that Discord takes from one bot, whatever the number of its processes. */
const requestsASecond = 50;

/**
 * The shards that this process has of those that several share; without a fleet it has all of them,
 * and discord.js says how many.
 */
export class Shares {
  readonly #fleet: Fleet | undefined;
  readonly #log: Log;
  #client: Client | undefined;
  #sharding: GuardedSharding | undefined;
  /** Those that it has, each for a term that ends when it is given up or lost. */
  readonly #held = new Map<number, AbortController>();
  /** Those whose servers are known. */
  readonly #open = new Set<number>();
  #count = 1;
  #tookOver: () => void = () => {};
  #isConnected = false;
  #isWaiting = false;
  /** Resolves once the client is connected; then what changes, one change after the other. */
  #turn: Promise<void>;
  #connectedNow: () => void = () => {};
  /** Those that said once which servers they have. */
  readonly #heard = new Set<number>();

  constructor(fleet: Fleet | undefined, log: Log) {
    this.#fleet = fleet;
    this.#log = log;
    this.#turn = new Promise((resolve) => {
      this.#connectedNow = resolve;
    });
  }

  /** How discord.js makes its connections. */
  gateway(listener: ShardListener): Gateway {
    return {
      buildStrategy: (manager) => {
        const hearing = { ...listener, opened: this.#hearing(listener) };
        return (this.#sharding = new GuardedSharding(manager, hearing));
      },
      ...(this.#fleet && { buildIdentifyThrottler: identifyInTurn(this.#fleet) }),
    };
  }

  #hearing({ opened }: ShardListener): ShardListener['opened'] {
    return (id, isResumed) => {
      opened(id, isResumed);
      this.#heard.add(id);
      // Once discord.js has heard of it.
      if (isResumed) setImmediate(() => this.#client && resumed(this.#client, id));
    };
  }

  /** Resolves once this process has a shard; the client then connects those it has. */
  async begin(client: Client, token: string, tookOver?: () => void): Promise<void> {
    this.#client = client;
    if (this.#fleet === undefined) return;
    if (tookOver !== undefined) this.#tookOver = tookOver;
    client.on(Events.ShardReady, (id) => this.#open.add(id));
    const fleet = this.#fleet;
    const { shards, atOnce } = await recommended(client, token);
    this.#isWaiting = true;
    this.#count = await fleet.share('discord', shards, {
      gained: (id) => this.#gained(id),
      room: () => (this.#isConnected ? Infinity : 1 - this.#held.size),
      mayGive: (id) => mayMove(fleet, id % atOnce),
      lost: (id) => this.#lost(id),
    });
    this.#isWaiting = false;
    // One, which answers soon: discord.js tells of nothing before all that it begins with are there.
    client.options.shards = [...this.#held.keys()];
    client.options.shardCount = this.#count;
  }

  /** True while other processes have all the shards, and this one waits for its first. */
  get standsBy(): boolean {
    return this.#isWaiting && this.#held.size === 0 && (this.#fleet?.size() ?? 1) > 1;
  }

  /** The client is connected: shards that were gained or lost meanwhile follow. */
  connected(): void {
    this.#isConnected = true;
    this.#count = this.#client?.options.shardCount ?? this.#count;
    this.#connectedNow();
    for (const id of this.#held.keys()) this.#gained(id);
    this.#tell();
  }

  /** Of a community that this process looks after now. */
  termOf(community: string): AbortSignal | undefined {
    const shard = this.#shardOf(community);
    // Nobody knows yet whether it is still in a community of a shard that never connected.
    if (this.#fleet === undefined)
      return this.#isConnected && !this.#heard.has(shard) ? undefined : always;
    const isKnown = this.#open.has(shard) || this.#isThere(community);
    return isKnown ? this.#held.get(shard)?.signal : undefined;
  }

  /** False of what another process answers, or may answer. */
  answers(community: string | null): boolean {
    if (this.#fleet === undefined || this.#fleet.size() === 1) return true;
    return this.#fleet.isSure() && this.termOf(community ?? '') !== undefined;
  }

  /** Its own server is known: it does not wait for the others of its shard, some of which may be away. */
  #isThere(community: string): boolean {
    return this.#client?.guilds.cache.get(community)?.available === true;
  }

  #shardOf(community: string): number {
    return /^\d+$/u.test(community) ? Number((BigInt(community) >> 22n) % BigInt(this.#count)) : 0;
  }

  #gained(id: number): void {
    if (!this.#held.has(id)) this.#held.set(id, newTerm());
    if (!this.#isConnected) return;
    this.#tookOver();
    void this.#next(async (client) => {
      if (!this.#held.has(id) || this.#sharding?.has(id) !== false) return;
      addTo(client, id);
      await this.#sharding.add(id);
      this.#tell();
    });
  }

  /** discord.js is not ready before all the shards are that it was given: none is taken from it before. */
  async #lost(id: number): Promise<void> {
    this.#held.get(id)?.abort();
    this.#held.delete(id);
    this.#open.delete(id);
    await this.#next(async (client) => {
      // Even if it has come back meanwhile: it is then taken anew, as another may have had it.
      await this.#sharding?.remove(id);
      forgetServers(client, (server) => this.#shardOf(server) === id);
      this.#tell();
    });
    await new Promise((resolve) => setTimeout(resolve, graceMs));
  }

  #next(work: (client: Client) => Promise<void>): Promise<void> {
    const { log, client } = { log: this.#log, client: this.#client };
    this.#turn = this.#turn
      .then(() => (client === undefined ? undefined : work(client)))
      .catch((error: unknown) => log.error('a shard could not be taken or given up', { error }));
    return this.#turn;
  }

  #tell(): void {
    const processes = this.#fleet?.size() ?? 1;
    if (this.#client === undefined) return;
    const limit = Math.max(1, Math.floor(requestsASecond / processes));
    this.#client.rest.options.globalRequestsPerSecond = limit;
    const shards = [...this.#held.keys()].toSorted((a, b) => a - b);
    if (this.#fleet !== undefined)
      this.#log.info('shards of this process', { shards, of: this.#count, processes });
  }
}

/** discord.js makes them only when it connects. */
function addTo(client: Client, id: number): void {
  const known = client.ws.shards.get(id);
  // Its declaration keeps its constructor to the library.
  const shard: unknown = known ?? Reflect.construct(WebSocketShard, [client.ws, id]);
  if (!(shard instanceof WebSocketShard))
    throw new Error('discord.js creates its shards differently.');
  shard.status = Status.Connecting;
  Reflect.set(shard, 'sessionInfo', null);
  if (known !== undefined) return;
  shard.on('allReady', () => client.emit(Events.ShardReady, id, undefined));
  client.ws.shards.set(id, shard);
}

/** They are still the bot's: nobody left them. */
function forgetServers(client: Client, isLost: (server: string) => boolean): void {
  for (const server of [...client.guilds.cache.keys()].filter(isLost)) {
    const channels = client.guilds.cache.get(server)?.channels.cache.keys() ?? [];
    for (const id of channels) client.channels.cache.delete(id);
    client.guilds.cache.delete(server);
  }
}
