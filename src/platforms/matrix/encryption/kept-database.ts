import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';
import { unwatch, watch, type Touched } from './touched.ts';
import {
  answered,
  type Asked,
  openDatabase,
  type ObjectStore,
  type WebDatabase,
  type WebStores,
} from './web-store.ts';

/** An IndexedDB database in memory that is also kept in a drawer. */
export interface KeptDatabase {
  /** Resolves once everything written before would survive a power cut, as a whole. */
  flush(): Promise<void>;
  close(): void;
}

export interface Opened<T> {
  readonly database: KeptDatabase;
  readonly value: T;
}

const keyPath = z.union([z.string(), z.array(z.string()), z.null()]);
const indexSchema = z.object({
  name: z.string(),
  keyPath: z.union([z.string(), z.array(z.string())]),
  unique: z.boolean(),
  multiEntry: z.boolean(),
});
const planSchema = z.object({
  version: z.number(),
  stores: z.array(
    z.object({
      name: z.string(),
      keyPath,
      autoIncrement: z.boolean(),
      indexes: z.array(indexSchema),
    }),
  ),
});
type Plan = z.output<typeof planSchema>;
const recordSchema = z.tuple([z.string(), z.unknown(), z.unknown()]);

const planKey = 'plan';
/** The key of a record in the drawer, short whatever its own key. */
const placeOf = (store: string, key: unknown): string =>
  `${store}/${createHash('sha256').update(serialize(key)).digest('base64url')}`;
const storeOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** True if a database was ever kept in the drawer. */
export const isKept = async (drawer: Drawer): Promise<boolean> =>
  (await drawer.get(planKey)) !== undefined;

/**
 * Restores what the drawer holds, has `use` open the database of that name, and keeps it from then
 * on. `use` may upgrade it to a newer version.
 */
export async function openKept<T>(
  stores: WebStores,
  drawer: Drawer,
  name: string,
  use: () => Promise<T>,
): Promise<Opened<T>> {
  const places = new Set<string>();
  const plan = await restore(stores, drawer, name, places);
  const touched = watch(name);
  const value = await use();
  const web = await openDatabase(stores, name);
  if (web.version !== plan?.version)
    for (const store of web.objectStoreNames) touched.set(store, 'all');
  const database = new Keeping(web, drawer, { name, touched, places });
  await database.flush(planOf(web));
  return { database, value };
}

/** Fills the database, and `places` with what is in the drawer. */
async function restore(
  stores: WebStores,
  drawer: Drawer,
  name: string,
  places: Set<string>,
): Promise<Plan | undefined> {
  const bytes = await drawer.get(planKey);
  if (bytes === undefined) return undefined;
  const plan = planSchema.parse(deserialize(bytes));
  const web = await openDatabase(stores, name, plan.version, (database) => build(database, plan));
  for await (const [place, bytes] of drawer.entries()) {
    if (place === planKey) continue;
    const [store, key, value] = recordSchema.parse(deserialize(bytes));
    places.add(place);
    await answered(web.transaction([store], 'readwrite').objectStore(store).put(value, key));
  }
  web.close();
  return plan;
}

function build(database: WebDatabase, { stores }: Plan): void {
  for (const { name, keyPath, autoIncrement, indexes } of stores) {
    const store = database.createObjectStore(name, { keyPath, autoIncrement });
    for (const { name: index, keyPath: path, unique, multiEntry } of indexes)
      store.createIndex(index, path, { unique, multiEntry });
  }
}

function planOf(web: WebDatabase): Plan {
  const names = [...web.objectStoreNames];
  const transaction = web.transaction(names, 'readonly');
  const stores = names.map((name) => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { name: index, keyPath, unique, multiEntry };
    });
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
  });
  return { version: web.version, stores };
}

type Changes = Map<string, Uint8Array | undefined>;

interface Noted {
  readonly name: string;
  readonly touched: Touched;
  /** The keys of the records that are in the drawer. */
  readonly places: Set<string>;
}

class Keeping implements KeptDatabase {
  readonly #web: WebDatabase;
  readonly #drawer: Drawer;
  readonly #noted: Noted;
  #last: Promise<void> = Promise.resolve();

  constructor(web: WebDatabase, drawer: Drawer, noted: Noted) {
    this.#web = web;
    this.#drawer = drawer;
    this.#noted = noted;
  }

  flush(plan?: Plan): Promise<void> {
    const mine = this.#last.catch(() => undefined).then(() => this.#write(plan));
    this.#last = mine;
    return mine;
  }

  close(): void {
    unwatch(this.#noted.name);
    this.#web.close();
  }

  async #write(plan: Plan | undefined): Promise<void> {
    const { touched, places } = this.#noted;
    if (touched.size === 0) return;
    const taken: Touched = new Map();
    try {
      const changes = await this.#changes(taken);
      if (plan !== undefined) changes.set(planKey, serialize(plan));
      await this.#drawer.change(changes);
      for (const [place, bytes] of changes)
        if (bytes === undefined) places.delete(place);
        else if (place !== planKey) places.add(place);
    } catch (error) {
      // The next flush must write what this one did not.
      for (const store of taken.keys()) touched.set(store, 'all');
      throw error;
    }
  }

  /**
   * Reads the changes in one transaction: what was noted by then is complete, and no other write
   * begins meanwhile.
   */
  async #changes(taken: Touched): Promise<Changes> {
    const { touched, places } = this.#noted;
    // A newer version may have dropped some stores.
    const names = [...this.#web.objectStoreNames];
    const transaction = this.#web.transaction(names, 'readonly');
    const changes: Changes = new Map();
    const reads = await first(transaction.objectStore(names[0] ?? '').count(), () => {
      for (const [store, keys] of touched) taken.set(store, names.includes(store) ? keys : 'all');
      touched.clear();
      for (const place of places)
        if (taken.get(storeOf(place)) === 'all') changes.set(place, undefined);
      return names.flatMap((name) => {
        const keys = taken.get(name);
        return keys === undefined ? [] : [read(transaction.objectStore(name), keys, changes)];
      });
    });
    await Promise.all(reads);
    return changes;
  }
}

/** The result of `then`, which runs before the request's transaction can end. */
function first<T>(asked: Asked<unknown>, then: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('error', () => reject(asked.error ?? new Error('No answer')));
    asked.addEventListener('success', () => {
      try {
        resolve(then());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** Makes all requests at once: a transaction ends by itself once it has none. */
async function read(
  store: ObjectStore,
  some: ReadonlySet<unknown> | 'all',
  changes: Changes,
): Promise<void> {
  const keys = some === 'all' ? answered(store.getAllKeys()) : [...some];
  const values =
    some === 'all'
      ? answered(store.getAll())
      : Promise.all([...some].map((key) => answered(store.get(key))));
  const [known, found] = [await keys, await values];
  for (const [at, key] of known.entries()) {
    const value = found[at];
    const bytes = value === undefined ? undefined : serialize([store.name, key, value]);
    changes.set(placeOf(store.name, key), bytes);
  }
}
