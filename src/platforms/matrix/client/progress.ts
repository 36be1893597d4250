import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';

/** How far the server's events were handled, so that each is handled once. */
export interface Progress {
  /** The token to read on from; undefined before the first time. */
  readonly since: string | undefined;
  /** True if an event after `since` was handled before the program stopped. */
  wasHandled(event: string): boolean;
  /** Adds events that end at this token; call `done` once each is handled. */
  begin(token: string, events: readonly string[]): { done(event: string): void };
  /** Resolves once what was handled is recorded. */
  settled(): Promise<void>;
}

interface Batch {
  readonly token: string;
  readonly events: readonly string[];
  readonly open: Set<string>;
}

const handledSchema = z.array(z.string());
/** How long recording that there was nothing to do may take, in milliseconds. */
const unhurriedMs = 1_000;
const keys = { token: 'token', handled: 'handled' };

/**
 * Records the token once all events before it are handled, and beside it the later events that are
 * already handled. Calls `failed` if the store fails: it is tried again with the next change.
 */
export async function openProgress(
  drawer: Drawer,
  failed: (error: unknown) => void,
): Promise<Progress> {
  const token = await drawer.get(keys.token);
  return new KeptProgress(drawer, failed, token && textOf(token), await readHandled(drawer));
}

class KeptProgress implements Progress {
  readonly since: string | undefined;
  readonly #drawer: Drawer;
  readonly #failed: (error: unknown) => void;
  readonly #before: ReadonlySet<string>;
  readonly #handled = new Set<string>();
  readonly #batches: Batch[] = [];
  #reached: string | undefined;
  #writing: Promise<void> | undefined;
  #isChanged = false;
  #later: NodeJS.Timeout | undefined;

  constructor(
    drawer: Drawer,
    failed: (error: unknown) => void,
    since: string | undefined,
    before: ReadonlySet<string>,
  ) {
    this.since = since;
    this.#reached = since;
    this.#drawer = drawer;
    this.#failed = failed;
    this.#before = before;
  }

  wasHandled(event: string): boolean {
    return this.#before.has(event);
  }

  begin(token: string, events: readonly string[]): { done(event: string): void } {
    const batch: Batch = { token, events, open: new Set(events) };
    this.#batches.push(batch);
    if (events.length === 0 && this.#batches.length === 1) this.#passOver();
    return {
      done: (event) => {
        batch.open.delete(event);
        this.#handled.add(event);
        this.#write();
      },
    };
  }

  async settled(): Promise<void> {
    if (this.#later !== undefined) this.#write();
    return this.#writing;
  }

  /**
   * If there was nothing to handle, reading it again costs nothing, so what people wait for comes
   * first. But if nothing was recorded yet, what is said from now on would be taken for older than
   * Palabre.
   */
  #passOver(): void {
    if (this.#reached === undefined) this.#write();
    else this.#later ??= setTimeout(() => this.#write(), unhurriedMs).unref();
  }

  #write(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#isChanged = true;
    this.#writing ??= this.#writeOut().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeOut(): Promise<void> {
    while (this.#isChanged) {
      this.#isChanged = false;
      await this.#drawer.change(this.#changes()).catch(this.#failed);
    }
  }

  #changes(): ReadonlyMap<string, Uint8Array | undefined> {
    while (this.#batches[0]?.open.size === 0) {
      const batch = this.#batches.shift();
      this.#reached = batch?.token ?? this.#reached;
      for (const event of batch?.events ?? []) this.#handled.delete(event);
    }
    const handled = [...this.#handled];
    return new Map([
      ...(this.#reached === undefined ? [] : [[keys.token, Buffer.from(this.#reached)] as const]),
      [keys.handled, handled.length === 0 ? undefined : Buffer.from(JSON.stringify(handled))],
    ]);
  }
}

async function readHandled(drawer: Drawer): Promise<ReadonlySet<string>> {
  const bytes = await drawer.get(keys.handled);
  if (bytes === undefined) return new Set();
  return new Set(handledSchema.catch([]).parse(JSON.parse(textOf(bytes))));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
