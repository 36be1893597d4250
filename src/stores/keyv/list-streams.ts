import { namespace } from './checked-store.ts';

/** A store that keeps its keys in order: the first that is not before this one. */
interface OrderedKeys {
  keyFrom(key: string): string | undefined;
}

/** A store that can be looked through, entry by entry. */
interface Entries {
  iterator(namespace: string): AsyncIterable<readonly [string, unknown]>;
}

/** The ids of the streams of a kind, as `streamNames` has them. */
export async function* listStreams(store: unknown, kind: string): AsyncGenerator<string, void> {
  const start = `${kind}/`;
  for await (const name of streamNames(store, start)) yield name.slice(start.length);
}

/**
 * The names of all streams that begin so, `<kind>/<id>`, neither of which holds a slash. A store that
 * keeps its keys in order is asked once a stream; any other is looked through whole, and one that
 * cannot be has none to tell.
 */
export async function* streamNames(store: unknown, start = ''): AsyncGenerator<string, void> {
  const seen = new Set<string>();
  for await (const key of has<OrderedKeys>(store, 'keyFrom')
    ? firstKeys(store, start)
    : allKeys(store)) {
    const name = nameIn(key);
    if (name === undefined || seen.has(name) || !name.startsWith(start)) continue;
    seen.add(name);
    yield name;
  }
}

const streamKey = new RegExp(`^${namespace}:(?<name>[^/]+/[^/]+)/`, 'u');
const nameIn = (key: string): string | undefined => streamKey.exec(key)?.groups?.['name'];

/** The first key of each stream. What comes after all of one's keys begins with the sign after the slash. */
function* firstKeys(store: OrderedKeys, start: string): Generator<string, void> {
  const all = `${namespace}:${start}`;
  let key = store.keyFrom(all);
  while (key?.startsWith(all) === true) {
    yield key;
    const name = nameIn(key);
    key = store.keyFrom(name === undefined ? `${key}\0` : `${namespace}:${name}0`);
  }
}

async function* allKeys(store: unknown): AsyncGenerator<string, void> {
  if (store instanceof Map) for (const key of store.keys()) yield String(key);
  else if (has<Entries>(store, 'iterator'))
    for await (const [key] of store.iterator(namespace)) yield key;
}

function has<Store>(store: unknown, method: keyof Store & string): store is Store {
  return typeof store === 'object' && store !== null && method in store;
}
