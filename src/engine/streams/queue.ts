import type { PersonId } from '../../kernel/people.ts';
import { snapshotDue } from './snapshots.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Commit, Snapshot } from '../ports.ts';
import { eraseStream, rewriteStream } from './rewriting.ts';
import { commitsAnew, loadStream, type StreamMemory } from './memory.ts';
import type { StoreDown, StreamKind, StreamPorts, Updated } from './stream-kind.ts';

const storeDown = err<StoreDown>({ kind: 'storeDown' });

/**
 * One stream's decisions, one after the other, and its writes, one at a time: what is decided while
 * a write is in flight gathers into the next record. After a failed write the memory is dropped,
 * and loaded again at the next use, because only the store knows whether that write reached it.
 */
export class StreamQueue<State, Event> {
  readonly #kind: StreamKind<State, Event>;
  readonly #id: string;
  readonly #stream: string;
  readonly #ports: StreamPorts;
  /** Loaded or loading; it resolves to nothing when the store could not answer. */
  #memory: Promise<StreamMemory<State> | undefined> | undefined;
  /** The commits of the record whose write has not begun. */
  #gathering: Commit[] | undefined;
  /** Whether all that was decided so far is durable, once that is known. Never rejects. */
  #durable: Promise<boolean> = Promise.resolve(true);
  /** The snapshot being saved, if any. Never rejects. */
  #saving: Promise<void> | undefined;
  /** What was loaded, as long as it is trusted. */
  #loaded: StreamMemory<State> | undefined;
  /** Whether anything of it was ever recorded, as far as one knows. */
  #exists = false;

  constructor(kind: StreamKind<State, Event>, id: string, ports: StreamPorts) {
    this.#kind = kind;
    this.#id = id;
    this.#stream = `${kind.name}/${id}`;
    this.#ports = ports;
  }

  /** True when a new one would know as much: nothing is recorded, as far as it knows, or under way. */
  get isIdle(): boolean {
    return this.sequence === 0 && this.isAtRest;
  }

  /** The last record known to be durable; 0 too while nothing is loaded. */
  get sequence(): number {
    return this.#loaded?.sequence ?? 0;
  }

  /** A snapshot is saved with nobody waiting for it; for anything else, its caller waits. */
  get isAtRest(): boolean {
    return this.#saving === undefined;
  }

  /** What it knows may be old. */
  forget(): void {
    if (this.#loaded === undefined) this.#memory = undefined;
    else this.#drop(this.#loaded);
  }

  async read(): Promise<Result<Readonly<State>, StoreDown>> {
    let memory = await this.#load();
    while (memory?.dropped) memory = await this.#load();
    return memory === undefined ? storeDown : ok(memory.state);
  }

  async readUncached(): Promise<Result<Readonly<State>, StoreDown>> {
    const kept = this.#memory !== undefined;
    const found = await this.read();
    if (!kept && this.#loaded !== undefined) this.#drop(this.#loaded);
    return found;
  }

  async update<E>(
    by: PersonId | null,
    decide: (state: Readonly<State>) => Result<readonly Event[], E>,
    request?: string,
  ): Promise<Result<Updated<State, Event>, E | StoreDown>> {
    let memory = await this.#load();
    while (memory?.dropped) memory = await this.#load();
    if (memory === undefined) return storeDown;
    // From here to the next `await` nobody else decides.
    const repeated = request !== undefined && memory.requests.has(request);
    const decided = repeated ? ok<readonly Event[]>([]) : decide(memory.state);
    const events = decided.ok ? this.#accept(memory, by, decided.value, request) : [];
    // A refusal waits as well, and so does a decision that changes nothing: "it is already closed"
    // tells of a fact that may be in a write still in flight.
    if (!(await this.#durable)) return storeDown;
    return decided.ok ? ok({ state: memory.state, events, repeated }) : decided;
  }

  async erase(due: (state: Readonly<State>) => boolean): Promise<Result<boolean, StoreDown>> {
    let memory = await this.#load();
    while (memory?.dropped) memory = await this.#load();
    if (memory === undefined) return storeDown;
    if (!due(memory.state)) return ok(false);
    // Whoever comes from here on loads anew, which waits for the erasure as for any write.
    this.#drop(memory);
    this.#durable = this.#replaceAfter(this.#durable, 'stream not erased', () =>
      eraseStream(this.#ports.journal, this.#stream),
    );
    return (await this.#durable) ? ok(true) : storeDown;
  }

  async rewrite(
    due: (state: Readonly<State>) => boolean,
    change: (state: State) => State = (state) => state,
  ): Promise<Result<boolean, StoreDown>> {
    let memory = await this.#load();
    while (memory?.dropped) memory = await this.#load();
    if (memory === undefined) return storeDown;
    if (!due(memory.state)) return ok(false);
    // From here on nobody changes it: whoever comes loads anew, which waits for the rewriting.
    this.#drop(memory);
    this.#durable = this.#replaceAfter(this.#durable, 'stream not written anew', async () => {
      const commits = await commitsAnew(this.#kind, memory, this.#ports.clock(), change);
      await rewriteStream(this.#ports.journal, this.#stream, { v: this.#kind.version, commits });
    });
    return (await this.#durable) ? ok(true) : storeDown;
  }

  async #replaceAfter(
    earlierWrites: Promise<boolean>,
    failure: string,
    replace: () => Promise<void>,
  ): Promise<boolean> {
    if (!(await earlierWrites)) return false;
    // A snapshot that is still on its way would bring the stream back.
    await this.#saving;
    try {
      await replace();
      return true;
    } catch (error) {
      this.#tell(failure, error);
      return false;
    }
  }

  /** Always the same promise while the memory lasts, so that callers go on in the order they came. */
  #load(): Promise<StreamMemory<State> | undefined> {
    this.#memory ??= this.#loadAfter(this.#durable);
    return this.#memory;
  }

  async #loadAfter(earlierWrites: Promise<boolean>): Promise<StreamMemory<State> | undefined> {
    await earlierWrites;
    try {
      const memory = await loadStream(
        this.#kind,
        this.#id,
        this.#stream,
        this.#ports,
        () => (this.#exists = true),
      );
      this.#loaded = memory;
      this.#durable = Promise.resolve(true);
      return memory;
    } catch (error) {
      this.#tell('stream not loaded', error);
      this.#memory = undefined;
      return undefined;
    }
  }

  /** Folds the events and has them written. Nothing is kept of events that could not be read back. */
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
    this.#exists = true;
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
      this.#drop(memory);
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
    // What was decided on the ground of a write that failed is void with it.
    return durable && this.#write(memory, commits);
  }

  async #write(memory: StreamMemory<State>, commits: readonly Commit[]): Promise<boolean> {
    const sequence = memory.sequence + 1;
    const { version: v } = this.#kind;
    try {
      const snapshot = snapshotDue(memory, sequence, v);
      await this.#ports.journal.append(this.#stream, sequence, { v, commits });
      memory.sequence = sequence;
      if (snapshot !== undefined) this.#beginSaving(snapshot);
      return true;
    } catch (error) {
      this.#tell('record not written', error);
      this.#drop(memory);
      return false;
    }
  }

  #beginSaving(snapshot: Snapshot): void {
    const saving: Promise<void> = this.#ports.journal
      .saveSnapshot(this.#stream, snapshot)
      .catch((error: unknown) => this.#tell('snapshot not saved', error))
      .finally(() => {
        if (this.#saving === saving) this.#saving = undefined;
      });
    this.#saving = saving;
  }

  #drop(memory: StreamMemory<State>): void {
    // Once only: by the second time, what is loading is already the next memory.
    if (memory.dropped) return;
    memory.dropped = true;
    this.#memory = undefined;
    this.#loaded = undefined;
  }

  /** The id of a stream that is not there may be anything that somebody typed. */
  #tell(what: string, error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    const stream = this.#exists ? this.#stream : this.#kind.name;
    this.#ports.log.error(what, { stream, problem });
  }
}
