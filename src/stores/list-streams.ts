/** A store that keeps its keys in order: the first that is not before this one. */
export interface OrderedKeys {
  keyFrom(key: string): string | undefined;
}

/** A store that can be looked through, entry by entry. */
interface Entries {
  iterator(namespace: string): AsyncIterable<readonly [string, unknown]>;
}

const namespace = 'palabre';

/**
 * The ids of the streams of a kind, none of which holds a slash. A store that keeps its keys in order
 * is asked once a stream; any other is looked through whole, and one that cannot be has none to tell.
 */
export async function* listStreams(store: unknown, kind: string): AsyncGenerator<string, void> {
  const start = `${namespace}:${kind}/`;
  const seen = new Set<string>();
  for await (const key of has<OrderedKeys>(store, 'keyFrom')
    ? firstKeys(store, start)
    : allKeys(store)) {
    const id = idIn(key, start);
    if (!key.startsWith(start) || seen.has(id)) continue;
    seen.add(id);
    yield id;
  }
}

const idIn = (key: string, start: string): string =>
  key.slice(start.length, key.indexOf('/', start.length));

/** The first key of each stream. What comes after all of one's keys begins with the sign after the slash. */
function* firstKeys(store: OrderedKeys, start: string): Generator<string, void> {
  let key = store.keyFrom(start);
  while (key?.startsWith(start) === true) {
    yield key;
    key = store.keyFrom(`${start}${idIn(key, start)}0`);
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
