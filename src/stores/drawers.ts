import type { Drawer, Drawers, Store } from '../engine/drawers.ts';
import { checkDrawerName } from './drawer-names.ts';
import type { JournalStore } from './keyv/checked-store.ts';
import { keyvJournal } from './keyv/keyv-journal.ts';
import { Unreadable } from './unreadable.ts';

/** What drawers need of a store of texts, which also holds the journal. */
export interface DrawerStore {
  get(key: string): unknown;
  /** Makes all the changes durably, or none; a key without a value is removed. */
  change(changes: readonly KeyChange[]): Promise<void>;
  /** The keys that begin with `prefix`. */
  keysIn(prefix: string): Iterable<string> | AsyncIterable<string>;
}

export interface KeyChange {
  readonly key: string;
  readonly value: string | undefined;
}

/**
 * Precedes the name of a drawer. Such a key never contains a slash, and never begins like the
 * journal's: what lists streams, or looks for missing records, ignores it.
 */
const prefix = 'drawer.';

/** The journal and the drawers on one store. */
export function storeOn(store: JournalStore & DrawerStore): Store {
  return { ...keyvJournal(store), ...drawersOn(store) };
}

function drawersOn(store: DrawerStore): Drawers {
  return { drawer: (name) => drawerOn(store, name), drawers: () => namesIn(store) };
}

function drawerOn(store: DrawerStore, name: string): Drawer {
  checkDrawerName(name);
  const start = `${prefix}${name}:`;
  const get = async (key: string): Promise<Uint8Array | undefined> =>
    bytesOf(await store.get(key), name);
  return {
    get: (key) => get(`${start}${encodeURIComponent(key)}`),
    entries: async function* () {
      for await (const key of store.keysIn(start)) {
        const value = await get(key);
        if (value !== undefined) yield [decodeURIComponent(key.slice(start.length)), value];
      }
    },
    change: (changes) => store.change([...changes].map((change) => written(start, change))),
  };
}

const written = (
  start: string,
  [key, value]: readonly [string, Uint8Array | undefined],
): KeyChange => ({
  key: `${start}${encodeURIComponent(key)}`,
  value: value === undefined ? undefined : Buffer.from(value).toString('base64'),
});

function bytesOf(text: unknown, name: string): Uint8Array | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string')
    throw new Unreadable(`The drawer ${name} holds something that is not text`);
  return Buffer.from(text, 'base64');
}

async function* namesIn(store: DrawerStore): AsyncGenerator<string, void> {
  const seen = new Set<string>();
  for await (const key of store.keysIn(prefix))
    seen.add(key.slice(prefix.length, key.indexOf(':')));
  yield* seen;
}
