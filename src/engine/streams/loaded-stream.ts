import { loadStream, type StreamMemory } from './memory.ts';
import type { StreamKind, StreamPorts } from './stream-kind.ts';

/** The memory of one stream: loaded at its first use, and again after it was dropped. */
export class LoadedStream<State, Event> {
  readonly name: string;
  readonly #kind: StreamKind<State, Event>;
  readonly #id: string;
  readonly #ports: StreamPorts;
  /** Loaded or loading; resolves with undefined if the store could not answer. */
  #memory: Promise<StreamMemory<State> | undefined> | undefined;
  /** What was loaded, until it is dropped. */
  #loaded: StreamMemory<State> | undefined;
  /** True once the stream is known to have a record, or to be about to. */
  #exists = false;

  constructor(kind: StreamKind<State, Event>, id: string, ports: StreamPorts) {
    this.name = `${kind.name}/${id}`;
    this.#kind = kind;
    this.#id = id;
    this.#ports = ports;
  }

  /** The number of the last record known to be durable; 0 too while nothing is loaded. */
  get sequence(): number {
    return this.#loaded?.sequence ?? 0;
  }

  /** True while it is loaded or loading. */
  get isKept(): boolean {
    return this.#memory !== undefined;
  }

  /** Notes that the stream has a record, or is about to. */
  recorded(): void {
    this.#exists = true;
  }

  /**
   * Returns the same promise while the memory lasts, so that callers go on in the order they came.
   * A load waits for `begin`, and calls `loaded` once it succeeds.
   */
  load(begin: Promise<unknown>, loaded: () => void): Promise<StreamMemory<State> | undefined> {
    this.#memory ??= this.#loadAfter(begin, loaded);
    return this.#memory;
  }

  async #loadAfter(
    begin: Promise<unknown>,
    loaded: () => void,
  ): Promise<StreamMemory<State> | undefined> {
    await begin;
    try {
      this.#loaded = await loadStream(this.#kind, this.#id, this.name, this.#ports, () =>
        this.recorded(),
      );
      loaded();
      return this.#loaded;
    } catch (error) {
      this.tell('stream not loaded', error);
      this.#memory = undefined;
      return undefined;
    }
  }

  /** Drops the memory, which may be out of date. */
  forget(): void {
    if (this.#loaded === undefined) this.#memory = undefined;
    else this.drop(this.#loaded);
  }

  drop(memory: StreamMemory<State> | undefined = this.#loaded): void {
    // Once only: by a second call, the next memory is already loading.
    if (memory === undefined || memory.dropped) return;
    memory.dropped = true;
    this.#memory = undefined;
    this.#loaded = undefined;
  }

  /**
   * Logs a failure, without the id of a stream that may not exist: somebody may have typed
   * anything.
   */
  tell(what: string, error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    const stream = this.#exists ? this.name : this.#kind.name;
    this.#ports.log.error(what, { stream, problem });
  }
}
