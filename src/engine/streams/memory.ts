import type { Commit, JournalRecord } from '../ports.ts';
import { readWhole, readWholeInTurns } from './read-whole.ts';
import { RecentRequests } from './recent-requests.ts';
import { finishRewriting } from './rewriting.ts';
import type { StreamKind, StreamPorts } from './stream-kind.ts';
import { takingTurns, yieldToEventLoop } from '../cooperative.ts';

/** A stream in memory. */
export interface StreamMemory<State> {
  state: State;
  /** The last record known to be durable. */
  sequence: number;
  /** The number of the last snapshot's record; 0 before the first. */
  snapshotAt: number;
  /** The requests that were decided, durable or about to be. */
  readonly requests: RecentRequests;
  /** True once it may differ from what the store holds. */
  dropped: boolean;
}

/** How long a platform may deliver the same request again, in milliseconds of the commits' time. */
const requestsKeptMs = 15 * 60_000;

/**
 * Folds a stream from its snapshot, or from its start. Rejects on a record that it cannot read.
 * Calls `found` when the stream turns out to have a snapshot or a record.
 */
export async function loadStream<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  stream: string,
  ports: StreamPorts,
  found: () => void,
): Promise<StreamMemory<State>> {
  const memory = await foldStream(kind, id, stream, ports, found);
  if (memory.sequence > 0) return memory;
  // Rewriting it may have been interrupted.
  const isThere = await finishRewriting(ports.journal, stream);
  return isThere ? foldStream(kind, id, stream, ports, found) : memory;
}

async function foldStream<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  stream: string,
  ports: StreamPorts,
  found: () => void,
): Promise<StreamMemory<State>> {
  const inTurn = takingTurns();
  const memory = emptyMemory(kind.initial(id), ports);
  if (await foldSnapshot(kind, memory, stream, ports)) found();
  for await (const record of ports.journal.read(stream, memory.sequence)) {
    found();
    memory.sequence += 1;
    const name = `Record ${memory.sequence} of ${stream}`;
    checkVersion(kind, record, name);
    for (const commit of record.commits) {
      await inTurn();
      foldCommit(kind, memory, commit, name);
    }
  }
  return memory;
}

function emptyMemory<State>(state: State, ports: StreamPorts): StreamMemory<State> {
  const requests = new RecentRequests(ports.requestsKeptMs ?? requestsKeptMs);
  return { state, sequence: 0, snapshotAt: 0, requests, dropped: false };
}

/** True if there is one. An unknown snapshot is ignored: the records have everything. */
async function foldSnapshot<State, Event>(
  kind: StreamKind<State, Event>,
  memory: StreamMemory<State>,
  stream: string,
  { journal, log }: StreamPorts,
): Promise<boolean> {
  const snapshot = await journal.snapshot(stream);
  if (snapshot === undefined) return false;
  const { v, sequence, requests = [] } = snapshot;
  const state = v === kind.version ? await readWholeInTurns(kind.state, snapshot.state) : undefined;
  if (state !== undefined) {
    memory.state = state;
    memory.sequence = sequence;
    memory.snapshotAt = sequence;
    for (const [request, at] of requests) memory.requests.add(request, at);
  } else log.warn('snapshot ignored', { stream, sequence, version: v });
  return true;
}

function checkVersion(
  { version }: { readonly version: number },
  { v }: JournalRecord,
  name: string,
): void {
  if (v !== version)
    throw new Error(`${name} is of version ${v}; this program reads version ${version}`);
}

function foldCommit<State, Event>(
  kind: StreamKind<State, Event>,
  memory: StreamMemory<State>,
  { at, events, request }: Commit,
  name: string,
): void {
  if (request !== undefined) memory.requests.add(request, at);
  for (const event of events) {
    const known = readWhole(kind.events, event);
    if (known === undefined) throw new Error(`${name} holds something that is not an event`);
    memory.state = kind.evolve(memory.state, known);
  }
}

/**
 * The commits that rewrite a stream from a memory that nobody uses any more: the recent requests,
 * which still count once, then one commit per event kept. A state may be large, so this yields to
 * other work between events, as reading them does.
 */
export async function commitsAnew<State, Event>(
  { kept, events }: StreamKind<State, Event>,
  { state, requests }: StreamMemory<State>,
  at: number,
  change: (state: State) => State,
): Promise<Commit[]> {
  const commits = requests
    .all()
    .map(([request, grantedAt]): Commit => ({ at: grantedAt, by: null, events: [], request }));
  await yieldToEventLoop();
  const inTurn = takingTurns();
  for (const event of kept(change(state))) {
    commits.push({ at, by: null, events: [events.parse(event)] });
    await inTurn();
  }
  await yieldToEventLoop();
  return commits;
}
