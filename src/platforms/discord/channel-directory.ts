import { Collection } from 'discord.js';
import type { Named } from './dormant.ts';
import { SnowflakeMap } from './snowflake-map.ts';

/** All channels by id. One of a server that sleeps is found too, and wakes it. */
export class ChannelDirectory extends Collection<string, Named> {
  /** The server that each is in. */
  readonly #servers = new SnowflakeMap();
  readonly #wake: (server: string) => void;

  constructor(wake: (server: string) => void) {
    super();
    this.#wake = wake;
  }

  // A collection makes others of its kind, of what it finds.
  static override get [Symbol.species](): MapConstructor {
    return Collection;
  }

  override get(id: string): Named | undefined {
    const known = super.get(id);
    const server = known === undefined ? this.#servers.get(id) : undefined;
    if (server === undefined) return known;
    this.#wake(server);
    return super.get(id);
  }

  override has(id: string): boolean {
    return super.has(id) || this.#servers.get(id) !== undefined;
  }

  override delete(id: string): boolean {
    const slept = this.#servers.delete(id);
    return super.delete(id) || slept;
  }

  /** From now on, these are in a server that sleeps. */
  sleep(server: string, ids: readonly string[]): void {
    for (const id of ids) {
      super.delete(id);
      this.#servers.set(id, server);
    }
  }
}

// ChannelManager warns of any other name, whatever the collection does.
Object.defineProperty(ChannelDirectory, 'name', { value: 'Collection' });
