import type { Store } from '../../engine/drawers.ts';
import type { Journal } from '../../engine/ports.ts';
import { loadStream } from '../../engine/streams/memory.ts';
import { waitingKind } from '../../engine/streams/rewriting.ts';
import type { StreamKind } from '../../engine/streams/stream-kind.ts';

/** What is needed of a kind of stream here: nobody looks at its states. */
type AnyKind = Pick<StreamKind<unknown, unknown>, 'name'> & {
  fold(stream: string, journal: Journal): Promise<number>;
};

/** A stream that cannot be read whole; never includes its content. */
export interface BadStream {
  readonly stream: string;
  readonly problem: string;
}

export interface Verified {
  readonly streams: number;
  readonly records: number;
  readonly bad: readonly BadStream[];
}

/** Hides the states of a kind of stream, so that any kind can be folded. */
export function foldable<State, Event>(kind: StreamKind<State, Event>): AnyKind {
  return {
    name: kind.name,
    fold: async (stream, journal) => {
      const id = stream.slice(stream.indexOf('/') + 1);
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      const ports = { journal: fromRecordsAlone(journal), clock: () => 0, log };
      return (await loadStream(kind, id, stream, ports, () => {})).sequence;
    },
  };
}

/**
 * Folds every stream of a store from its first record to its last, which also finds missing ones,
 * then reads everything in its drawers. Nobody may write to the store meanwhile.
 */
export async function verifyStore(store: Store, kinds: readonly AnyKind[]): Promise<Verified> {
  const bad: BadStream[] = [];
  let streams = 0;
  let records = 0;
  for await (const stream of store.streams()) {
    streams += 1;
    const kind = kinds.find(({ name }) => isOf(name, stream));
    try {
      if (kind === undefined) throw new Error('No kind of stream has this name');
      records += await kind.fold(stream, store);
    } catch (error) {
      bad.push({ stream, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  for await (const name of store.drawers()) {
    const problem = await problemIn(store, name);
    if (problem !== undefined) bad.push({ stream: name, problem });
  }
  return { streams, records, bad };
}

async function problemIn(store: Store, drawer: string): Promise<string | undefined> {
  try {
    for await (const _ of store.drawer(drawer).entries());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** True if a stream such as `discord.poll/p1` is of that kind, or is the waiting content of one. */
function isOf(kind: string, stream: string): boolean {
  const name = stream.slice(stream.indexOf('.') + 1, stream.indexOf('/'));
  return name === kind || name === waitingKind(kind);
}

/** Ignores snapshots: they are part of what is verified. */
function fromRecordsAlone(journal: Journal): Journal {
  return { ...journal, snapshot: async () => undefined };
}
