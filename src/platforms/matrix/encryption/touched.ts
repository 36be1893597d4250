import { IDBCursor, IDBObjectStore } from 'fake-indexeddb';
import type { ObjectStore } from './web-store.ts';

/** What may have changed in a database: some keys of a store, or `all` of it. */
export type Touched = Map<string, ReadonlySet<unknown> | 'all'>;

const watched = new Map<string, Touched>();
const unfinished = new WeakMap<object, Touched>();

/**
 * Starts noting what transactions write in the database of that name, as soon as they are complete.
 * The caller empties the returned map.
 */
export function watch(database: string): Touched {
  patchOnce();
  const touched: Touched = new Map();
  watched.set(database, touched);
  return touched;
}

export const unwatch = (database: string): void => void watched.delete(database);

function touch({ name, transaction }: ObjectStore, key: unknown): void {
  const touched = watched.get(transaction.db.name);
  if (touched === undefined) return;
  const mine: Touched = unfinished.get(transaction) ?? new Map();
  if (!unfinished.has(transaction)) {
    unfinished.set(transaction, mine);
    transaction.addEventListener('complete', () => {
      for (const [store, keys] of mine) add(touched, store, keys);
    });
  }
  // Without a key, or with a range of keys, anything in the store may have changed.
  add(mine, name, typeof key === 'string' ? new Set([key]) : 'all');
}

function add(touched: Touched, store: string, keys: ReadonlySet<unknown> | 'all'): void {
  const known = touched.get(store) ?? new Set();
  touched.set(store, keys === 'all' || known === 'all' ? 'all' : new Set([...known, ...keys]));
}

type Write = (this: ObjectStore, ...given: unknown[]) => unknown;
interface Cursor {
  readonly source: ObjectStore | { readonly objectStore: ObjectStore };
}
type WriteAt = (this: Cursor, ...given: unknown[]) => unknown;

let isPatched = false;

/** Patches every method that writes. */
function patchOnce(): void {
  if (isPatched) return;
  isPatched = true;
  const stores: Record<'put' | 'add' | 'delete' | 'clear', Write> = IDBObjectStore.prototype;
  for (const name of ['put', 'add', 'delete', 'clear'] as const) {
    const write = stores[name];
    const at = name === 'delete' ? 0 : 1;
    stores[name] = function (...given) {
      touch(this, name === 'clear' ? undefined : given[at]);
      return write.apply(this, given);
    };
  }
  const cursors: Record<'update' | 'delete', WriteAt> = IDBCursor.prototype;
  for (const name of ['update', 'delete'] as const) {
    const write = cursors[name];
    cursors[name] = function (...given) {
      touch('objectStore' in this.source ? this.source.objectStore : this.source, undefined);
      return write.apply(this, given);
    };
  }
}
