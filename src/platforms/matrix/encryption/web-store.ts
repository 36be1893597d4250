/*
 * The parts of IndexedDB that are used. Its types come with the browser types, which are not loaded
 * here.
 */

export interface Asked<T> {
  readonly result: T;
  readonly error: Error | null;
  addEventListener(what: 'success' | 'error' | 'upgradeneeded', then: () => void): void;
}

interface Index {
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

export interface ObjectStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexNames: Iterable<string>;
  readonly transaction: Transaction;
  index(name: string): Index;
  createIndex(
    name: string,
    keyPath: string | string[],
    how: { unique: boolean; multiEntry: boolean },
  ): unknown;
  put(value: unknown, key?: unknown): Asked<unknown>;
  add(value: unknown, key?: unknown): Asked<unknown>;
  delete(key: unknown): Asked<unknown>;
  clear(): Asked<unknown>;
  get(key: unknown): Asked<unknown>;
  getAll(): Asked<unknown[]>;
  getAllKeys(): Asked<unknown[]>;
  count(): Asked<number>;
}

interface Transaction {
  readonly db: { readonly name: string };
  addEventListener(what: 'complete', then: () => void): void;
  objectStore(name: string): ObjectStore;
}

export interface WebDatabase {
  readonly version: number;
  readonly objectStoreNames: Iterable<string>;
  transaction(stores: Iterable<string>, mode: 'readonly' | 'readwrite'): Transaction;
  createObjectStore(
    name: string,
    how: { keyPath: string | string[] | null; autoIncrement: boolean },
  ): ObjectStore;
  close(): void;
}

export interface WebStores {
  open(name: string, version?: number): Asked<WebDatabase>;
}

export function answered<T>(asked: Asked<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('No answer')));
  });
}

/** Opens a database; `upgrade` creates its stores if it does not exist in that version. */
export function openDatabase(
  stores: WebStores,
  name: string,
  version?: number,
  upgrade: (database: WebDatabase) => void = () => {},
): Promise<WebDatabase> {
  const opening = stores.open(name, version);
  opening.addEventListener('upgradeneeded', () => upgrade(opening.result));
  return answered(opening);
}
