import type { Fleet } from './fleet.ts';
import type { Journal } from './ports.ts';

/**
 * Small things kept by key beside the journal: what a platform must know again after a restart, and
 * which is no fact of any room. Values are a few kilobytes at most, keys at most 500 characters.
 */
export interface Drawer {
  /** Rejects when the store cannot answer. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Everything in it, in no order. What is changed meanwhile may be missing or not. */
  entries(): AsyncIterable<readonly [key: string, value: Uint8Array]>;
  /**
   * Sets each of these keys, or removes it where the value is undefined: all of them or none.
   * Resolves once that would survive a power cut; rejects if it may not. Changes that are asked for
   * one after the other happen in that order.
   */
  change(changes: ReadonlyMap<string, Uint8Array | undefined>): Promise<void>;
}

/** The drawers of a store, each with a name such as `matrix.sync`; one exists as soon as something is in it. */
export interface Drawers {
  drawer(name: string): Drawer;
  /** The names of those that hold something, in no order. */
  drawers(): AsyncIterable<string>;
}

/** Everything that is kept: the journal, and the drawers beside it. */
export type Store = Journal &
  Drawers & {
    /** Those that write to it with this process, for a store that several may share. */
    readonly fleet?: StoreFleet;
  };

export interface StoreFleet extends Fleet {
  /**
   * The same store, in which nothing is written any more once the term is over, however long that
   * waited: it is looked at again when the connection is there that holds what the term is for. Closing
   * it closes nothing.
   */
  storeDuring(term: AbortSignal): Store;
}

/** A platform's own drawers: they carry its name in the store, so two platforms never share one. */
export function drawersOf(platform: string, store: Drawers): (name: string) => Drawer {
  return (name) => store.drawer(`${platform}.${name}`);
}
