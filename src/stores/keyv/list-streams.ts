import { namespace, type JournalStore } from './checked-store.ts';

/** The ids of the streams of a kind, by `streamNames`. */
export async function* listStreams(
  store: JournalStore,
  kind: string,
): AsyncGenerator<string, void> {
  const start = `${kind}/`;
  for await (const name of streamNames(store, start)) yield name.slice(start.length);
}

/**
 * The names of all streams with that prefix, `<kind>/<id>`; neither part contains a slash. A store
 * with ordered keys is asked once per stream, any other is iterated completely; one that supports
 * neither lists none.
 */
export async function* streamNames(store: JournalStore, start = ''): AsyncGenerator<string, void> {
  const seen = new Set<string>();
  for await (const key of store.keyFrom === undefined
    ? allKeys(store)
    : firstKeys(async (after) => store.keyFrom?.(after), start)) {
    const name = nameIn(key);
    if (name === undefined || seen.has(name) || !name.startsWith(start)) continue;
    seen.add(name);
    yield name;
  }
}

const streamKey = new RegExp(`^${namespace}:(?<name>[^/]+/[^/]+)/`, 'u');
const nameIn = (key: string): string | undefined => streamKey.exec(key)?.groups?.['name'];

/** The first key of each stream. The next stream's keys begin with the character after the slash. */
async function* firstKeys(
  keyFrom: (key: string) => Promise<string | undefined>,
  start: string,
): AsyncGenerator<string, void> {
  const all = `${namespace}:${start}`;
  let key = await keyFrom(all);
  while (key?.startsWith(all) === true) {
    yield key;
    const name = nameIn(key);
    key = await keyFrom(name === undefined ? `${key}\0` : `${namespace}:${name}0`);
  }
}

async function* allKeys(store: JournalStore): AsyncGenerator<string, void> {
  if (store.iterator !== undefined) for await (const [key] of store.iterator(namespace)) yield key;
  else for (const key of store.keys?.() ?? []) yield key;
}
