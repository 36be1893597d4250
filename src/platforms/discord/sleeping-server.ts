import type { Guild } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import { DormantCollection, type Keeper } from './dormant.ts';
import { unpacked, type Packed } from './packed-server.ts';

/** How many sweeps in a row must find it unused before it sleeps again. */
const patience = 10;

/** In order. */
interface Ids {
  readonly channels: readonly string[];
  readonly roles: readonly string[];
}

/** A server that discord.js has an object of; of its channels and roles only if somebody asked. */
export class SleepingServer implements Keeper {
  readonly guild: Guild;
  readonly said: Packed;
  readonly channels: readonly string[];
  readonly #log: Log;
  #isAwake = false;
  /** What Discord said is no longer all: it stays awake until Discord says all of it again. */
  #isChanged = false;
  #isUsed = false;
  #unused = 0;

  constructor(guild: Guild, said: Packed, { channels, roles }: Ids, log: Log) {
    this.guild = guild;
    this.said = said;
    this.channels = channels;
    this.#log = log;
    const [ofChannels, ofRoles] = cachesOf(guild);
    ofChannels.sleep(this, channels);
    ofRoles.sleep(this, roles);
  }

  /** Its channels and roles are there. */
  get isAwake(): boolean {
    return this.#isAwake;
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

  /** To be asked at each sweep: nobody asked for anything in the last ones, and all was said. */
  isTired(): boolean {
    if (this.#isChanged) return false;
    this.#unused = this.#isUsed ? 0 : this.#unused + 1;
    this.#isUsed = false;
    return this.#unused > patience;
  }

  /** What discord.js can make nothing of is left out. */
  #add(manager: object, ...what: readonly unknown[]): void {
    try {
      addTo(manager, ...what);
    } catch (error) {
      const problem = error instanceof Error ? error.name : 'unknown';
      this.#log.warn('part of a server could not be read', { server: this.guild.id, problem });
    }
  }
}

/** discord.js has no other way to take in what Discord said. */
export function addTo(manager: object, ...what: readonly unknown[]): void {
  const add: unknown = Reflect.get(manager, '_add');
  if (typeof add !== 'function') throw new Error('discord.js no longer has _add.');
  Reflect.apply(add, manager, what);
}

function cachesOf(guild: Guild): [DormantCollection, DormantCollection] {
  const channels: unknown = guild.channels.cache;
  const roles: unknown = guild.roles.cache;
  if (!(channels instanceof DormantCollection && roles instanceof DormantCollection))
    throw new Error('discord.js keeps channels and roles elsewhere.');
  return [channels, roles];
}
