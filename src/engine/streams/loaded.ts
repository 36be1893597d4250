import { loadStream, type StreamMemory } from './memory.ts';
import type { StreamKind, StreamPorts } from './stream-kind.ts';

/** What is known of one stream: loaded at its first use, and anew after it was dropped. */
export class LoadedStream<State, Event> {
  readonly name: string;
  readonly #kind: StreamKind<State, Event>;
  readonly #id: string;
  readonly #ports: StreamPorts;
  /** Loaded or loading; it resolves to nothing when the store could not answer. */
  #memory: Promise<StreamMemory<State> | undefined> | undefined;
  /** What was loaded, as long as it is trusted. */
  #loaded: StreamMemory<State> | undefined;
  /** Whether anything of it was ever recorded, as far as one knows. */
  #exists = false;

  constructor(kind: StreamKind<State, Event>, id: string, ports: StreamPorts) {
    this.name = `${kind.name}/${id}`;
    this.#kind = kind;
    this.#id = id;
    this.#ports = ports;
  }

  /** The last record known to be durable; 0 too while nothing is loaded. */
  get sequence(): number {
    return this.#loaded?.sequence ?? 0;
  }

  /** True while it is loaded or loading. */
  get isKept(): boolean {
    return this.#memory !== undefined;
  }

  /** Something of it is about to be recorded. */
  recorded(): void {
    this.#exists = true;
  }

  /**
   * Always the same promise while the memory lasts, so that callers go on in the order they came.
   * `begin` comes before it is read, if it has to be, and `loaded` once it was.
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

  /** What it knows may be old. */
  forget(): void {
    if (this.#loaded === undefined) this.#memory = undefined;
    else this.drop(this.#loaded);
  }

  drop(memory: StreamMemory<State> | undefined = this.#loaded): void {
    // Once only: by the second time, what is loading is already the next memory.
    if (memory === undefined || memory.dropped) return;
    memory.dropped = true;
    this.#memory = undefined;
    this.#loaded = undefined;
  }

  /** Logs a failure. The id of a stream that is not there may be anything that somebody typed. */
  tell(what: string, error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    const stream = this.#exists ? this.name : this.#kind.name;
    this.#ports.log.error(what, { stream, problem });
  }
}
