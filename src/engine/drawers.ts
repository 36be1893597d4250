import type { Fleet } from './fleet.ts';
import type { Journal } from './ports.ts';

/**
 * A small key-value store beside the journal, for what a platform must still know after a restart
 * and no room records. Values are a few kilobytes at most, keys at most 500 characters.
 */
export interface Drawer {
  /** Rejects when the store cannot answer. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** All entries, in no particular order. Changes made meanwhile may or may not be in it. */
  entries(): AsyncIterable<readonly [key: string, value: Uint8Array]>;
  /**
   * Sets each of these keys, or removes it if its value is undefined: all of them or none. Resolves
   * once that would survive a power cut; rejects if it may not. Changes are made in the order of
   * the calls.
   */
  change(changes: ReadonlyMap<string, Uint8Array | undefined>): Promise<void>;
}

/** The drawers of a store, each with a name such as `matrix.sync`; one exists as soon as something is in it. */
export interface Drawers {
  drawer(name: string): Drawer;
  /** The names of the drawers that hold something, in no particular order. */
  drawers(): AsyncIterable<string>;
}

/** Everything that is kept: the journal, and the drawers beside it. */
export type Store = Journal &
  Drawers & {
    /** The processes that share the store; absent if only this one uses it. */
    readonly fleet?: StoreFleet;
  };

export interface StoreFleet extends Fleet {
  /**
   * The same store, which writes nothing once the term is over, however long a write waited: the
   * term is checked again when the connection is available. Closing it closes nothing.
   */
  storeDuring(term: AbortSignal): Store;
}

/** A platform's own drawers: they carry its name in the store, so two platforms never share one. */
export function drawersOf(platform: string, store: Drawers): (name: string) => Drawer {
  return (name) => store.drawer(`${platform}.${name}`);
}
