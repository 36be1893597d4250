import { Collection, type Client } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import type { Named } from './dormant.ts';
import { packed } from './packed-server.ts';
import { SleepingServer } from './sleeping-server.ts';
import { wrap } from './wrap.ts';

/** All channels by id. One of a server that sleeps is found too, and wakes it. */
class Directory extends Collection<string, Named> {
  readonly #servers = new Map<string, SleepingServer>();

  override get(id: string): Named | undefined {
    const known = super.get(id);
    if (known !== undefined) return known;
    this.#servers.get(id)?.wake();
    return super.get(id);
  }

  override has(id: string): boolean {
    return super.has(id) || this.#servers.has(id);
  }

  override delete(id: string): boolean {
    const slept = this.#servers.delete(id);
    return super.delete(id) || slept;
  }

  /** From now on, these are in a server that sleeps. */
  sleep(server: SleepingServer, ids: readonly string[]): void {
    for (const id of ids) {
      super.delete(id);
      this.#servers.set(id, server);
    }
  }
}

/** What changes what Discord said of a server. */
const changing = /^(?:CHANNEL_|THREAD_|GUILD_ROLE_|GUILD_UPDATE$)/u;
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
 * Keeps of most servers what Discord said of their channels and roles, as a text: few are used at a
 * time. discord.js makes its objects of it once somebody asks for one, and they go again after a
 * while without a question.
 */
export class ServersAsleep {
  /** The collection in which discord.js must keep all channels. */
  readonly channels = new Directory();
  readonly #servers = new Map<string, SleepingServer>();
  readonly #log: Log;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Stands between the gateway and discord.js, until it is closed. */
  watch(client: Client): void {
    this.#sweeping = setInterval(() => this.sweep(client), sweepEveryMs).unref();
    wrap(client.ws, 'handlePacket', (call, [packet]) => {
      if (typeof packet !== 'object' || packet === null) return call();
      const t: unknown = Reflect.get(packet, 't');
      const d: unknown = Reflect.get(packet, 'd');
      if (typeof t !== 'string' || !isFields(d)) return call();
      // Of messages only deletions matter, and those were heard before.
      if (t.startsWith('MESSAGE_')) return true;
      if (t === 'GUILD_CREATE') Reflect.set(packet, 'd', this.#arriving(client, d));
      if (changing.test(t)) this.#servers.get(String(d['guild_id'] ?? d['id']))?.heard(true);
      return call();
    });
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  /** What nobody asked about in the last ten of these sleeps. */
  sweep(client: Client): void {
    for (const [id, server] of this.#servers)
      if (client.guilds.cache.get(id) === server.guild) this.channels.sleep(server, server.sweep());
      else this.#servers.delete(id);
  }

  /** A server that just came, and what is made as nobody expects, are left to discord.js. */
  #arriving(client: Client, d: Fields): Fields {
    const asked = without(d, unasked);
    const guild = client.guilds.cache.get(String(d['id']));
    if (guild === undefined || guild.available || d['unavailable'] === true) return asked;
    const said = packed(d);
    if (said === undefined) return asked;
    for (const id of guild.channels.cache.keys()) this.channels.delete(id);
    const server = new SleepingServer(guild, said, this.#log);
    this.#servers.set(guild.id, server);
    this.channels.sleep(server, said.channels);
    return without(asked, ['channels', 'threads', 'roles']);
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
