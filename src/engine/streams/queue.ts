import type { PersonId } from '../../kernel/people.ts';
import { snapshotDue } from './snapshots.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Commit, Snapshot } from '../ports.ts';
import { eraseStream, rewriteStream } from './rewriting.ts';
import { LoadedStream } from './loaded-stream.ts';
import { commitsAnew, type StreamMemory } from './memory.ts';
import type { StoreDown, StreamKind, StreamPorts, Updated } from './stream-kind.ts';

const storeDown = err<StoreDown>({ kind: 'storeDown' });

/**
 * One stream's decisions, one after the other, and its writes, one at a time: what is decided while
 * a write is in flight gathers into the next record. After a failed write the memory is dropped,
 * and loaded again at the next use, because only the store knows whether that write reached it.
 */
export class StreamQueue<State, Event> {
  readonly #kind: StreamKind<State, Event>;
  readonly #ports: StreamPorts;
  readonly #loaded: LoadedStream<State, Event>;
  /** The commits of the record whose write has not begun. */
  #gathering: Commit[] | undefined;
  /** Resolves with whether all that was decided so far is durable. Never rejects. */
  #durable: Promise<boolean> = Promise.resolve(true);
  /** The snapshot being saved, if any. Never rejects. */
  #saving: Promise<void> | undefined;

  constructor(kind: StreamKind<State, Event>, id: string, ports: StreamPorts) {
    this.#kind = kind;
    this.#ports = ports;
    this.#loaded = new LoadedStream(kind, id, ports);
  }

  /** True if a new queue would know as much: no record is known, and nothing is under way. */
  get isIdle(): boolean {
    return this.sequence === 0 && this.isAtRest;
  }

  /** The number of the last record known to be durable; 0 too while nothing is loaded. */
  get sequence(): number {
    return this.#loaded.sequence;
  }

  /** False while a snapshot is being saved, the only work that no caller waits for. */
  get isAtRest(): boolean {
    return this.#saving === undefined;
  }

  /** Drops the memory, which may be out of date. */
  forget(): void {
    this.#loaded.forget();
  }

  async read(): Promise<Result<Readonly<State>, StoreDown>> {
    return this.#use(({ state }) => ok(state));
  }

  async readUncached(): Promise<Result<Readonly<State>, StoreDown>> {
    const kept = this.#loaded.isKept;
    const found = await this.read();
    if (!kept) this.#loaded.drop();
    return found;
  }

  async update<E>(
    by: PersonId | null,
    decide: (state: Readonly<State>) => Result<readonly Event[], E>,
    request?: string,
  ): Promise<Result<Updated<State, Event>, E | StoreDown>> {
    return this.#use(async (memory) => {
      const repeated = request !== undefined && memory.requests.has(request);
      const decided = repeated ? ok<readonly Event[]>([]) : decide(memory.state);
      const events = decided.ok ? this.#accept(memory, by, decided.value, request) : [];
      // Refusals and decisions that change nothing wait too: "it is already closed" may be about a
      // write that is still in flight.
      if (!(await this.#durable)) return storeDown;
      return decided.ok ? ok({ state: memory.state, events, repeated }) : decided;
    });
  }

  erase(due: (state: Readonly<State>) => boolean): Promise<Result<boolean, StoreDown>> {
    return this.#replace(due, 'stream not erased', () =>
      eraseStream(this.#ports.journal, this.#loaded.name),
    );
  }

  rewrite(
    due: (state: Readonly<State>) => boolean,
    change: (state: State) => State = (state) => state,
  ): Promise<Result<boolean, StoreDown>> {
    return this.#replace(due, 'stream not rewritten', async (memory) => {
      const commits = await commitsAnew(this.#kind, memory, this.#ports.clock(), change);
      await rewriteStream(this.#ports.journal, this.#loaded.name, {
        v: this.#kind.version,
        commits,
      });
    });
  }

  async #replace(
    due: (state: Readonly<State>) => boolean,
    failure: string,
    replace: (memory: StreamMemory<State>) => Promise<void>,
  ): Promise<Result<boolean, StoreDown>> {
    return this.#use(async (memory) => {
      if (!due(memory.state)) return ok(false);
      // From here on nobody changes this memory: later callers load a new one, after this write
      // like any other.
      this.#loaded.drop(memory);
      this.#durable = this.#replaceAfter(this.#durable, failure, () => replace(memory));
      return (await this.#durable) ? ok(true) : storeDown;
    });
  }

  /** Calls `work` with the current memory. Until its first `await`, nothing else is decided. */
  async #use<R>(work: (memory: StreamMemory<State>) => R): Promise<Awaited<R> | typeof storeDown> {
    let memory = await this.#load();
    while (memory?.dropped) memory = await this.#load();
    return memory === undefined ? storeDown : await work(memory);
  }

  #load(): Promise<StreamMemory<State> | undefined> {
    return this.#loaded.load(this.#durable, () => {
      this.#durable = Promise.resolve(true);
    });
  }

  async #replaceAfter(
    earlierWrites: Promise<boolean>,
    failure: string,
    replace: () => Promise<void>,
  ): Promise<boolean> {
    if (!(await earlierWrites)) return false;
    // A snapshot that is still being saved would bring the stream back.
    await this.#saving;
    try {
      await replace();
      return true;
    } catch (error) {
      this.#loaded.tell(failure, error);
      return false;
    }
  }

  /**
   * Folds the events and has them written. Throws, keeping nothing, if an event could not be read
   * back.
   */
  #accept(
    memory: StreamMemory<State>,
    by: PersonId | null,
    decided: readonly Event[],
    request: string | undefined,
  ): Event[] {
    const events = decided.map((event) => this.#kind.events.parse(event));
    if (events.length === 0) return events;
    this.#fold(memory, decided);
    this.#gathering ??= this.#beginRecord(memory);
    const at = this.#ports.clock();
    this.#gathering.push({ at, by, events, ...(request === undefined ? {} : { request }) });
    if (request !== undefined) memory.requests.add(request, at);
    this.#loaded.recorded();
    return events;
  }

  #fold(memory: StreamMemory<State>, decided: readonly Event[]): void {
    const { events, evolve } = this.#kind;
    try {
      // Parsed once more, which makes a copy: the state may keep parts of an event and change them
      // before it is written. The general copy, `structuredClone`, takes ten times as long.
      for (const event of decided.map((each) => events.parse(each)))
        memory.state = evolve(memory.state, event);
    } catch (error) {
      this.#loaded.drop(memory);
      throw error;
    }
  }

  #beginRecord(memory: StreamMemory<State>): Commit[] {
    const commits: Commit[] = [];
    this.#durable = this.#writeAfter(this.#durable, memory, commits);
    return commits;
  }

  async #writeAfter(
    earlierWrites: Promise<boolean>,
    memory: StreamMemory<State>,
    commits: readonly Commit[],
  ): Promise<boolean> {
    const durable = await earlierWrites;
    this.#gathering = undefined;
    // What was decided on the basis of a failed write is void with it.
    return durable && this.#write(memory, commits);
  }

  async #write(memory: StreamMemory<State>, commits: readonly Commit[]): Promise<boolean> {
    const sequence = memory.sequence + 1;
    const { version: v } = this.#kind;
    try {
      const snapshot = snapshotDue(memory, sequence, v);
      await this.#ports.journal.append(this.#loaded.name, sequence, { v, commits });
      memory.sequence = sequence;
      if (snapshot !== undefined) this.#beginSaving(snapshot);
      return true;
    } catch (error) {
      this.#loaded.tell('record not written', error);
      this.#loaded.drop(memory);
      return false;
    }
  }

  #beginSaving(snapshot: Snapshot): void {
    const saving: Promise<void> = this.#ports.journal
      .saveSnapshot(this.#loaded.name, snapshot)
      .catch((error: unknown) => this.#loaded.tell('snapshot not saved', error))
      .finally(() => {
        if (this.#saving === saving) this.#saving = undefined;
      });
    this.#saving = saving;
  }
}
