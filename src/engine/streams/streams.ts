import type { StreamKind, StoreDown, Streams, StreamPorts } from './stream-kind.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { heldBefore, signOf } from './held-before.ts';
import { StreamPool } from './pool.ts';
import { StreamQueue } from './queue.ts';
import { recordedFor } from './recorded-for.ts';

/** The operations on what is in memory, which ask nothing of the store. */
type InMemory = 'release' | 'letGo' | 'forget' | 'inMemory';

const always = () => true;
const storeDown = err<StoreDown>({ kind: 'storeDown' });

/** The form of all stream ids, those of the platform and those that Palabre makes. */
const possibleId = /^[A-Za-z0-9_-]{1,100}$/u;

/**
 * Opens the streams of a kind, once per process. An impossible id, which somebody typed, gives an
 * empty stream without asking the store. Of the streams with nothing recorded, only the last
 * hundred asked for stay in memory.
 */
export function openStreams<State, Event>(
  kind: StreamKind<State, Event>,
  ports: StreamPorts,
): Streams<State, Event> {
  const pool = new StreamPool((id) => new StreamQueue(kind, id, ports));
  const somewhere: Omit<Streams<State, Event>, InMemory> = {
    read: (id) => pool.use(id, (queue) => queue.read()),
    readUncached: (id) => pool.use(id, (queue) => queue.readUncached()),
    lastRecord: (id) =>
      pool.use(id, async (queue) => {
        const found = await queue.read();
        return found.ok ? ok(queue.sequence) : found;
      }),
    update: (id, by, decide, request) => pool.use(id, (queue) => queue.update(by, decide, request)),
    erase: (id, due) => pool.use(id, (queue) => queue.erase(due)),
    rewrite: (id, due) => pool.use(id, (queue) => queue.rewrite(due)),
    forgetPerson: (id, person, at) =>
      pool.use(id, (queue) => queue.rewrite(always, (s) => kind.ownData.forget(s, person, at))),
    heldOf: (id, person) =>
      pool.use(id, async (queue) => {
        const found = await queue.readUncached();
        return found.ok ? ok(kind.ownData.held(found.value, person)) : found;
      }),
    heldBefore: (id, person) =>
      pool.use(id, async (queue) => {
        const before = await heldBefore(kind, id, ports, person).catch(() => undefined);
        const found = await queue.readUncached();
        if (before === undefined || !found.ok) return storeDown;
        const now = new Set(kind.ownData.held(found.value, person).map(signOf));
        return ok(before.filter((held) => !now.has(signOf(held))));
      }),
    recordedFor: (id, request) => recordedFor(kind, id, ports, request),
  };
  const nowhere = impossibleStreams(kind);
  const of = (id: string) => (possibleId.test(id) ? somewhere : nowhere);
  return {
    read: (id) => of(id).read(id),
    readUncached: (id) => of(id).readUncached(id),
    lastRecord: (id) => of(id).lastRecord(id),
    update: (id, by, decide, request) => of(id).update(id, by, decide, request),
    erase: (id, due) => of(id).erase(id, due),
    rewrite: (id, due) => of(id).rewrite(id, due),
    forgetPerson: (id, person, at) => of(id).forgetPerson(id, person, at),
    heldOf: (id, person) => of(id).heldOf(id, person),
    heldBefore: (id, person) => of(id).heldBefore(id, person),
    recordedFor: (id, request) => of(id).recordedFor(id, request),
    ...inMemory(pool),
  };
}

const inMemory = <State, Event>(
  pool: StreamPool<StreamQueue<State, Event>>,
): Pick<Streams<State, Event>, InMemory> => ({
  release: (id) => pool.release(id),
  letGo: () => pool.letGo(),
  forget: () => pool.each((queue) => queue.forget()),
  inMemory: () => pool.size,
});

/** Streams that cannot record. Rejects a decision to record something, which is a bug. */
function impossibleStreams<State, Event>(
  kind: StreamKind<State, Event>,
): Omit<Streams<State, Event>, InMemory> {
  const read = async (id: string) => ok(kind.initial(id));
  return {
    read,
    readUncached: read,
    lastRecord: async () => ok(0),
    erase: async () => ok(false),
    rewrite: async () => ok(false),
    forgetPerson: async () => ok(false),
    heldOf: async () => ok([]),
    heldBefore: async () => ok([]),
    recordedFor: async () => ok([]),
    update: async (id, _by, decide) => {
      const state = kind.initial(id);
      const decided = decide(state);
      if (!decided.ok) return decided;
      if (decided.value.length > 0) throw new Error('No stream can have this id');
      return ok({ state, events: [], repeated: false });
    },
  };
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly store: StoreDown;
  }
}

/** For callers that continue even if they were refused: `value`, unless the store was down. */
export function unlessDown<T>(error: { readonly kind: string }, value: T): Result<T, StoreDown> {
  return error.kind === 'storeDown' ? err({ kind: 'storeDown' }) : ok(value);
}
