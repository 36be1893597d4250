import type { Guild } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import { DormantCollection, type Keeper } from './dormant.ts';
import { unpacked, type Packed } from './packed-server.ts';

/** How many sweeps in a row must find it unused before it sleeps again. */
const patience = 10;

/** A server whose channels and roles discord.js knows, or would know if somebody asked. */
export class SleepingServer implements Keeper {
  readonly guild: Guild;
  readonly said: Packed;
  readonly #log: Log;
  #isAwake = false;
  /** What Discord said is no longer all: it stays awake until Discord says all of it again. */
  #isChanged = false;
  #isUsed = false;
  #unused = 0;

  constructor(guild: Guild, said: Packed, log: Log) {
    this.guild = guild;
    this.said = said;
    this.#log = log;
    this.#sleep();
  }

  heard(changed: boolean): void {
    this.#isUsed = true;
    if (changed) this.#isChanged = true;
  }

  wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    const isChanged = this.#isChanged;
    const { guild } = this;
    for (const cache of cachesOf(guild)) cache.awaken();
    const { channels, roles } = unpacked(this.said);
    for (const role of roles) this.#add(guild.roles, role);
    for (const channel of channels) this.#add(guild.client.channels, channel, guild);
    // To take in what was said is no change.
    this.#isChanged = isChanged;
  }

  /** Lets it sleep if nobody asked for anything in the last sweeps. Gives the ids of its channels then. */
  sweep(): readonly string[] {
    if (!this.#isAwake || this.#isChanged) return [];
    this.#unused = this.#isUsed ? 0 : this.#unused + 1;
    this.#isUsed = false;
    if (this.#unused <= patience) return [];
    this.#sleep();
    return this.said.channels;
  }

  #sleep(): void {
    const [channels, roles] = cachesOf(this.guild);
    channels.sleep(this, this.said.channels);
    roles.sleep(this, this.said.roles);
    this.#isAwake = false;
    this.#unused = 0;
  }

  /** What discord.js can make nothing of is left out. */
  #add(manager: object, ...what: readonly unknown[]): void {
    try {
      addTo(manager, ...what);
    } catch (error) {
      const problem = error instanceof Error ? error.name : 'unknown';
      this.#log.warn('a part of a server could not be read', { server: this.guild.id, problem });
    }
  }
}

/** discord.js has no other way to take in what Discord said. */
function addTo(manager: object, ...what: readonly unknown[]): void {
  const add: unknown = Reflect.get(manager, '_add');
  if (typeof add !== 'function') throw new Error('discord.js has no _add any more.');
  Reflect.apply(add, manager, what);
}

function cachesOf(guild: Guild): [DormantCollection, DormantCollection] {
  const channels: unknown = guild.channels.cache;
  const roles: unknown = guild.roles.cache;
  if (!(channels instanceof DormantCollection && roles instanceof DormantCollection))
    throw new Error('discord.js keeps channels and roles elsewhere.');
  return [channels, roles];
}
