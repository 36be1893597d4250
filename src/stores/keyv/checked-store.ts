import { Keyv } from 'keyv';
import { Unreadable } from '../unreadable.ts';
import { orderedWrites } from './ordered-writes.ts';
import { sureAnswers } from './sure-answers.ts';

/** A store that either does what it is asked or rejects: no third outcome. */
export interface CheckedStore {
  /** The values of these keys, `undefined` for missing ones. */
  get(keys: readonly string[]): Promise<unknown[]>;
  /** Resolves once the store says that the value is durable; the value is copied at the call. */
  set(key: string, value: unknown): Promise<void>;
  /**
   * Sets all of these, or none, and then resolves with false, if the first key exists. Only that
   * key is checked; the others are written with it.
   */
  add(first: Entry, ...others: Entry[]): Promise<boolean>;
  /** Resolves once the store says that all of these keys are durably removed. */
  remove(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/**
 * What a journal needs of a Keyv store: Keyv's own methods, and one that refuses to replace a
 * value, which an append needs. Keys include their namespace.
 */
export interface JournalStore {
  get(key: string): unknown;
  /** Reads several keys at once; if absent, each is read on its own. */
  getMany?(keys: string[]): Promise<unknown[]>;
  set(key: string, value: string): unknown;
  delete(key: string): unknown;
  /** Writes all of these and returns true; or none, and false, if the first key exists. */
  add(entries: readonly { key: string; value: string }[]): Promise<unknown>;
  /** The store never takes a value it holds for missing. Without this, each read also asks for a sentinel. */
  readonly answersOrRejects?: true;
  /** All entries. One of these three lists the streams; a store with none of them lists no stream. */
  iterator?(namespace: string): AsyncIterable<readonly [string, unknown]>;
  /** All keys, in memory. */
  keys?(): Iterable<string>;
  /** If keys are ordered: the first key that is not before this one. */
  keyFrom?(key: string): Promise<string | undefined>;
  disconnect?(): Promise<void>;
}

/** How long a store may take to answer, in milliseconds. */
const patience = 10_000;
/** A key that always exists: a store that does not find it is not answering. */
const sentinel = 'sentinel';
/** The prefix of all keys, before a colon. */
export const namespace = 'palabre';

/**
 * Makes any Keyv store reliable. Keyv 5.6 alone is not: a failing store may answer `undefined` or
 * `false`, report its failure only by an event, or never answer, and an outage would look like an
 * empty workshop. A write that timed out may still land later: until it lands or fails, its key is
 * neither read nor written again.
 */
export function checkedStore(store: JournalStore, limit = patience): CheckedStore {
  const keyv = openKeyv(store);
  const sure = sureAnswers(keyv, limit);
  const { ended, write } = orderedWrites(sure, limit);
  const sentinels = store.answersOrRejects === true ? [] : [sentinel];
  const ensureSentinel = once(() => putSentinel(() => sure(() => keyv.get(sentinel)), set));

  async function set(key: string, value: unknown): Promise<void> {
    if (!(await write([key], () => keyv.set(key, value))))
      throw new Error('The store refused the write');
  }

  async function add(first: Entry, ...others: Entry[]): Promise<boolean> {
    const added = await write([first.key], () => store.add([first, ...others].map(forStore)));
    if (typeof added !== 'boolean') throw new Error('The store refused the write');
    return added;
  }

  async function remove(keys: readonly string[]): Promise<void> {
    await write(keys, () => keyv.delete([...keys]));
    // A store answers false when it fails, but also when a key was not there to begin with.
    if ((await get(keys)).some((value) => value !== undefined))
      throw new Error('The store did not remove what it was told to');
  }

  async function get(keys: readonly string[]): Promise<unknown[]> {
    if (sentinels.length > 0) await ensureSentinel();
    await ended(keys);
    const found = await sure(() => fetchAll(keyv, store, [...sentinels, ...keys]));
    const values = found.slice(sentinels.length);
    if (values.length !== keys.length || (sentinels.length > 0 && found[0] !== true))
      throw new Error('The store did not return what was read');
    return values;
  }

  return { get, set, add, remove, close: () => keyv.disconnect() };
}

/** Creates the sentinel if it is missing. */
async function putSentinel(
  read: () => Promise<unknown>,
  set: (key: string, value: unknown) => Promise<void>,
): Promise<void> {
  if ((await read()) === true) return;
  await set(sentinel, true);
  if ((await read()) !== true) throw new Error('The store does not keep what is written');
}

/** Does the work on the first call only, and again after a failure. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** The entry as Keyv itself would pass it to the store. */
const forStore = ({ key, value }: Entry): { key: string; value: string } => ({
  key: `${namespace}:${key}`,
  value: JSON.stringify({ value }),
});

/** Native JSON, because Keyv's own serializer is many times slower on a large value. */
function openKeyv(store: JournalStore): Keyv {
  return new Keyv({
    store,
    namespace,
    throwOnErrors: true,
    serialize: (data) => JSON.stringify(data),
    deserialize: (text) => readable(() => JSON.parse(text)),
  });
}

// Node's own message quotes the text, which must not reach a log: hence no cause.
function readable<Data extends { value?: unknown } | null>(parse: () => Data): Data {
  let data: Data;
  try {
    data = parse();
  } catch {
    throw new Unreadable('A record that is not JSON');
  }
  // Keyv would take such a record for a missing one.
  if (data?.value === undefined || data.value === null) throw new Unreadable('An empty record');
  return data;
}

/** If the store has no `getMany`, Keyv's own turns a failed read into a missing value. */
async function fetchAll(keyv: Keyv, store: JournalStore, keys: string[]): Promise<unknown[]> {
  return store.getMany !== undefined
    ? keyv.getMany(keys)
    : Promise.all(keys.map((key) => keyv.get(key)));
}
