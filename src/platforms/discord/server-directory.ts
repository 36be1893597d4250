import { Collection, Guild } from 'discord.js';
import type { Named } from './dormant.ts';
import type { Packed } from './packed-server.ts';

/** A server that discord.js has no object of, since nobody asks for it. */
export class AsleepServer implements Named {
  readonly id: string;
  readonly shard: number;
  readonly isAvailable: boolean;
  /** Undefined of one that Discord only named. */
  readonly said: Packed | undefined;
  isWaking = false;

  constructor({ id, shardId, available }: Guild, said: Packed | undefined) {
    this.id = id;
    this.shard = shardId;
    this.isAvailable = available;
    this.said = said;
  }
}

interface Tools {
  /** Has discord.js make it, and put it here. */
  readonly wake: (server: AsleepServer) => void;
  /** Somebody asks for one that is awake. */
  readonly heard: (id: string) => void;
}

/** All servers by id. One that sleeps is found too, and wakes. */
export class ServerDirectory extends Collection<string, Named> {
  #tools: Tools | undefined;

  lookedAfter(tools: Tools): void {
    this.#tools = tools;
  }

  override get(id: string): Named | undefined {
    const found = super.get(id);
    if (found instanceof AsleepServer) return this.#awakened(found);
    if (found !== undefined) this.#tools?.heard(id);
    return found;
  }

  /** One that Discord only named sleeps at once: there is nothing to know of it yet. */
  override set(id: string, item: Named): this {
    const before = super.get(id);
    const isWaking = before instanceof AsleepServer && before.isWaking;
    const isOnlyNamed = item instanceof Guild && !item.available && !isWaking;
    return super.set(id, isOnlyNamed ? new AsleepServer(item, undefined) : item);
  }

  sleep(guild: Guild, said: Packed): void {
    super.set(guild.id, new AsleepServer(guild, said));
  }

  /** Without waking it: undefined if it sleeps. */
  awake(id: string): Named | undefined {
    const found = super.get(id);
    return found instanceof AsleepServer ? undefined : found;
  }

  /** How many are down, without waking any. */
  get away(): number {
    let away = 0;
    for (const each of super.values()) if (!isThere(each)) away += 1;
    return away;
  }

  override values(): MapIterator<Named> {
    this.#wakeAll();
    return super.values();
  }

  override entries(): MapIterator<[string, Named]> {
    this.#wakeAll();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, Named]> {
    return this.entries();
  }

  override forEach(...args: Parameters<Map<string, Named>['forEach']>): void {
    this.#wakeAll();
    super.forEach(...args);
  }

  #awakened(server: AsleepServer): Named | undefined {
    // discord.js looks whether it has it before it makes it.
    if (server.isWaking) return undefined;
    server.isWaking = true;
    try {
      this.#tools?.wake(server);
    } finally {
      server.isWaking = false;
    }
    return this.awake(server.id);
  }

  #wakeAll(): void {
    for (const id of super.keys()) this.get(id);
  }
}

const isThere = (server: Named): boolean =>
  server instanceof AsleepServer
    ? server.isAvailable
    : !(server instanceof Guild) || server.available;

// GuildManager warns of any other name, whatever the collection does.
Object.defineProperty(ServerDirectory, 'name', { value: 'Collection' });
