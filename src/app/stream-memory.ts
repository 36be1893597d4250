import type { JournalRecord } from './ports.ts';
import { finishRewriting } from './rewriting.ts';
import type { StreamKind, StreamPorts } from './streams.ts';
import { takingTurns } from './unhurried.ts';

/** A stream as it stands in memory. */
export interface StreamMemory<State> {
  state: State;
  /** The last record known to be durable. */
  sequence: number;
  /** The record of the last snapshot, 0 before the first. */
  snapshotAt: number;
  /** True once it can no longer be trusted to be what the store holds. */
  dropped: boolean;
}

/** Folds a stream from its snapshot, or from its start. Rejects on a record that it cannot read. */
export async function loadStream<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  stream: string,
  ports: StreamPorts,
): Promise<StreamMemory<State>> {
  const memory = await foldStream(kind, id, stream, ports);
  if (memory.sequence > 0 || kind.kept === undefined) return memory;
  // It may have been cut short while it was written anew.
  const isThere = await finishRewriting(ports.journal, stream);
  return isThere ? foldStream(kind, id, stream, ports) : memory;
}

async function foldStream<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  stream: string,
  ports: StreamPorts,
): Promise<StreamMemory<State>> {
  const memory = (await fromSnapshot(kind, stream, ports)) ?? fromStart(kind.initial(id));
  const inTurn = takingTurns();
  for await (const record of ports.journal.read(stream, memory.sequence)) {
    memory.sequence += 1;
    await inTurn();
    foldRecord(kind, memory, record, `Record ${memory.sequence} of ${stream}`);
  }
  return memory;
}

function fromStart<State>(state: State): StreamMemory<State> {
  return { state, sequence: 0, snapshotAt: 0, dropped: false };
}

async function fromSnapshot<State, Event>(
  kind: StreamKind<State, Event>,
  stream: string,
  { journal, log }: StreamPorts,
): Promise<StreamMemory<State> | undefined> {
  const snapshot = await journal.snapshot(stream);
  if (snapshot === undefined) return undefined;
  const { v, sequence } = snapshot;
  const parsed = kind.state.safeParse(snapshot.state);
  if (v === kind.version && parsed.success)
    return { state: parsed.data, sequence, snapshotAt: sequence, dropped: false };
  log.warn('snapshot ignored', { stream, sequence, version: v });
  return undefined;
}

function foldRecord<State, Event>(
  kind: StreamKind<State, Event>,
  memory: StreamMemory<State>,
  { v, commits }: JournalRecord,
  name: string,
): void {
  if (v !== kind.version)
    throw new Error(`${name} is of version ${v}; this program reads version ${kind.version}`);
  for (const event of commits.flatMap(({ events }) => events)) {
    const parsed = kind.events.safeParse(event);
    if (!parsed.success) throw new Error(`${name} holds an event that is not one`);
    memory.state = kind.evolve(memory.state, parsed.data);
  }
}
