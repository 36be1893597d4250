import { Guild, type Client } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import { ChannelDirectory } from './channel-directory.ts';
import {
  idsIn,
  packed,
  unpacked,
  unpackedOf,
  type Packed,
  type Unpacked,
} from './packed-server.ts';
import { ServerDirectory, type AsleepServer } from './server-directory.ts';
import { addTo, SleepingServer } from './sleeping-server.ts';
import { wrap } from './wrap.ts';

/** What changes what Discord said of a server. Of members, it tells of Palabre itself alone. */
const changing = /^(?:CHANNEL_|THREAD_|GUILD_ROLE_|GUILD_MEMBER_|GUILD_UPDATE$)/u;
/** What a server is said to have and nobody here asks for. */
const unasked = [
  'emojis',
  'stickers',
  'soundboard_sounds',
  'stage_instances',
  'guild_scheduled_events',
  'presences',
  'voice_states',
];

const sweepEveryMs = 60_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Keeps of most servers what Discord said of them, as a text: few are used at a time. discord.js
 * makes its objects of it once somebody asks for one, and they go again after a while without a
 * question.
 */
export class ServersAsleep {
  /** The collection in which discord.js must keep all servers. */
  readonly servers = new ServerDirectory();
  /** That in which it must keep all channels. */
  readonly channels: ChannelDirectory;
  /** Those that are awake, and may sleep again. */
  readonly #awake = new Map<string, SleepingServer>();
  readonly #log: Log;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(log: Log) {
    this.#log = log;
    this.channels = new ChannelDirectory((server) => {
      this.servers.get(server);
      this.#awake.get(server)?.wake();
    });
  }

  /** Stands between the gateway and discord.js, until it is closed. */
  watch(client: Client): void {
    this.servers.lookedAfter({
      wake: (server) => this.#wake(client, server),
      heard: (id) => this.#awake.get(id)?.heard(false),
    });
    this.#sweeping = setInterval(() => this.sweep(), sweepEveryMs).unref();
    wrap(client.ws, 'handlePacket', (call, [packet]) => {
      if (typeof packet !== 'object' || packet === null) return call();
      const t: unknown = Reflect.get(packet, 't');
      const d: unknown = Reflect.get(packet, 'd');
      if (typeof t !== 'string' || !isFields(d)) return call();
      // Of messages only deletions matter, and those were heard before.
      if (t.startsWith('MESSAGE_')) return true;
      if (t === 'GUILD_CREATE') return this.#arriving(packet, ofUs(d, client.user?.id), call);
      if (changing.test(t)) this.#changed(String(d['guild_id'] ?? d['id']));
      return call();
    });
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  /** What nobody asked about in the last ten of these sleeps. */
  sweep(): void {
    for (const [id, server] of this.#awake)
      if (this.servers.awake(id) !== server.guild) this.#awake.delete(id);
      else if (server.isTired()) this.#sleep(server);
  }

  #changed(id: string): void {
    this.servers.get(id);
    this.#awake.get(id)?.heard(true);
  }

  #sleep({ guild, said, channels }: SleepingServer): void {
    this.#awake.delete(guild.id);
    this.channels.sleep(guild.id, channels);
    this.servers.sleep(guild, said);
  }

  /** A server that just came, and what is made as nobody expects, are left to discord.js. */
  #arriving(packet: object, asked: Fields, call: () => unknown): unknown {
    Reflect.set(packet, 'd', asked);
    const guild = this.servers.get(String(asked['id']));
    if (!(guild instanceof Guild) || guild.available || asked['unavailable'] === true)
      return call();
    const parts = unpackedOf(asked);
    if (parts === undefined) return call();
    for (const id of guild.channels.cache.keys()) this.channels.delete(id);
    const server = this.#known(guild, packed(parts), parts);
    Reflect.set(packet, 'd', without(asked, ['channels', 'threads', 'roles']));
    const handled = call();
    if (!server.isAwake) this.#sleep(server);
    return handled;
  }

  #known(guild: Guild, said: Packed, parts: Unpacked): SleepingServer {
    const server = new SleepingServer(guild, said, idsIn(parts), this.#log);
    this.#awake.set(guild.id, server);
    this.channels.sleep(guild.id, server.channels);
    return server;
  }

  #wake(client: Client, { id, shard: shardId, said, isAvailable }: AsleepServer): void {
    if (said === undefined) {
      addTo(client.guilds, { id, unavailable: true, shardId });
      return;
    }
    const parts = unpacked(said);
    addTo(client.guilds, { ...parts.server, id, shardId });
    const guild = this.servers.awake(id);
    if (!(guild instanceof Guild)) throw new Error('discord.js keeps servers elsewhere.');
    guild.available = isAvailable;
    this.#known(guild, said, parts);
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Of people, Palabre itself alone is known. */
function ofUs(d: Fields, self: string | undefined): Fields {
  const { members = [], ...asked } = without(d, unasked);
  const isSelf = (member: unknown): boolean =>
    isFields(member) && isFields(member['user']) && member['user']['id'] === self;
  return Array.isArray(members) ? { ...asked, members: members.filter(isSelf) } : asked;
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
