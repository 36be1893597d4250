import { EventEmitter } from 'node:events';
import { Keyv } from 'keyv';
import { Unreadable } from '../unreadable.ts';

/** A store that either did what it was asked or rejects: no third outcome. */
export interface CheckedStore {
  /** The values of these keys, `undefined` where there is none. */
  get(keys: readonly string[]): Promise<unknown[]>;
  /** Resolves once the store says that the value is durable; the value is copied before that. */
  set(key: string, value: unknown): Promise<void>;
  /**
   * Sets all of these, or none and answers false when there is something under the first key. Only
   * that key is guarded: the others go with it.
   */
  add(first: Entry, ...others: Entry[]): Promise<boolean>;
  /** Resolves once the store says that none of these keys is there any more, durably. */
  remove(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** A Keyv store that can besides refuse to replace what is there, as an append asks it to. */
export interface JournalStore {
  /** All of these, and true; or none, and false, when there is something under the first key. */
  add(entries: readonly { key: string; value: string }[]): Promise<unknown>;
  /** It answers for all that it holds, or rejects. Without it, it is asked each time for a key that is always there. */
  readonly answersOrRejects?: true;
}

/** How long a store may take to answer, in milliseconds. */
const patience = 10_000;
/** A key that is always there: a store that does not find it is not answering. */
const sentinel = 'sentinel';
/** What all keys begin with, before a colon. */
export const namespace = 'palabre';

/**
 * Any Keyv store, made sure of. Keyv 5.6 is not by itself: a failing store may answer `undefined` or
 * `false`, tell of its failure only by an event, or never answer, and an outage would look like an
 * empty workshop. A write given up on may still land later, so until it does, or fails, its key is
 * neither read nor written again.
 */
export function checkedStore(store: JournalStore, limit = patience): CheckedStore {
  const keyv = openKeyv(store);
  const unsettled = new Map<string, Promise<unknown>>();
  const sure = failureWatch(keyv, limit);
  let placed: Promise<void> | undefined;

  async function settled(keys: readonly string[]): Promise<void> {
    const writes = keys.flatMap((key) => unsettled.get(key) ?? []);
    if (writes.length > 0) await within(limit, Promise.allSettled(writes));
  }

  /** Does one write, which no other on these keys may overtake, however late it lands. */
  async function write<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    // Begun at once where it can be: only so is the value copied before its owner changes it.
    if (keys.some((key) => unsettled.has(key))) await settled(keys);
    const end = (): void => keys.forEach((key) => unsettled.delete(key));
    return sure(() => {
      const written = work();
      const ended = written.then(end, end);
      for (const key of keys) unsettled.set(key, ended);
      return written;
    });
  }

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
    // A store answers false when it fails, and as well when a key was not there to begin with.
    if ((await get(keys)).some((value) => value !== undefined))
      throw new Error('The store kept what it was told to remove');
  }

  async function putSentinel(): Promise<void> {
    if ((await sure(() => keyv.get(sentinel))) === true) return;
    await set(sentinel, true);
    if ((await sure(() => keyv.get(sentinel))) !== true) throw new Error('The store keeps nothing');
  }

  function ensureSentinel(): Promise<void> {
    placed ??= putSentinel().catch((error: unknown) => {
      placed = undefined;
      throw error;
    });
    return placed;
  }

  async function get(keys: readonly string[]): Promise<unknown[]> {
    const asked = store.answersOrRejects === true ? [] : [sentinel];
    if (asked.length > 0) await ensureSentinel();
    if (unsettled.size > 0) await settled(keys);
    const found = await sure(() => fetchAll(keyv, [...asked, ...keys]));
    const values = found.slice(asked.length);
    if (values.length !== keys.length || (asked.length > 0 && found[0] !== true))
      throw new Error('The store does not answer for what it holds');
    return values;
  }

  return { get, set, add, remove, close: () => keyv.disconnect() };
}

/** As Keyv itself would give it to the store. */
const forStore = ({ key, value }: Entry): { key: string; value: string } => ({
  key: `${namespace}:${key}`,
  value: JSON.stringify({ value }),
});

/** Native JSON, because Keyv's own serializer is many times slower on a large value. */
function openKeyv(store: unknown): Keyv {
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
  // Keyv would take such a record for one that is not there.
  if (data?.value === undefined || data.value === null) throw new Unreadable('An empty record');
  return data;
}

/** Without a store's own `getMany`, Keyv's turns a failed read into a value that is not there. */
async function fetchAll(keyv: Keyv, keys: string[]): Promise<unknown[]> {
  const { store }: { store: unknown } = keyv;
  const many = typeof store === 'object' && store !== null && 'getMany' in store;
  return many ? keyv.getMany(keys) : Promise.all(keys.map((key) => keyv.get(key)));
}

/** Waits for an answer, and takes it for a failure when the store told of any error meanwhile. */
function failureWatch(keyv: Keyv, limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let failures = 0;
  // Keyv's own events tell of what it throws as well, which is the failure of one call alone.
  const { store }: { store: unknown } = keyv;
  if (store instanceof EventEmitter) store.on('error', () => (failures += 1));
  keyv.on('error', () => {});
  return async (work) => {
    const before = failures;
    const answer = await within(limit, work());
    if (failures !== before) throw new Error('The store told of an error');
    return answer;
  };
}

/** One promise, one timer: every write goes through here. */
function within<T>(limit: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`The store did not answer in ${limit} ms`));
    const timer = setTimeout(late, limit);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    work.then(
      (answer) => end(() => resolve(answer)),
      (error: unknown) => end(() => reject(error)),
    );
  });
}
