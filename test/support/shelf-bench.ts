import { vi } from 'vitest';
import { keyvJournal } from '../../src/stores/keyv/keyv-journal.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { openStreams } from '../../src/engine/streams/streams.ts';
import {
  type StoreDown,
  type Streams,
  type Updated,
} from '../../src/engine/streams/stream-kind.ts';
import type { Result } from '../../src/kernel/result.ts';
import { FailingStore } from './failing-store.ts';
import { add, shelfKind, type Decide, type Shelf, type ShelfEvent, type Taken } from './shelf.ts';

/** Streams of shelves over a store that can fail; everything is done to shelf `a`. */
export class ShelfBench {
  /** How long a store may take to answer, from the next restart on. */
  patienceMs = 40;
  readonly store = new FailingStore();
  readonly log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  journal: Journal = this.#open();
  streams: Streams<Shelf, ShelfEvent> = this.streamsOn(this.journal);

  /** What a new process would find in the store. */
  restart(): void {
    this.journal = this.#open();
    this.streams = this.streamsOn(this.journal);
  }

  /** Writes do not start before the returned function is called. */
  holdBack(): () => void {
    const { journal } = this;
    const gate: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    const append: Journal['append'] = async (...record) => {
      await opened;
      await journal.append(...record);
    };
    this.streams = this.streamsOn({ ...journal, append });
    return () => gate.open?.();
  }

  streamsOn(journal: Journal): Streams<Shelf, ShelfEvent> {
    return openStreams(shelfKind, { journal, log: this.log, clock: () => 1000 });
  }

  update(decide: Decide): Promise<Result<Updated<Shelf, ShelfEvent>, Taken | StoreDown>> {
    return this.streams.update('a', null, decide);
  }

  /** The numbers of the boxes on the shelf. */
  async numbers(): Promise<number[]> {
    const state = await this.streams.read('a');
    if (!state.ok) throw new Error(state.error.kind);
    return state.value.boxes.map((box) => box.n);
  }

  async addOneByOne(count: number): Promise<void> {
    for (const n of upTo(count)) await this.update(add(n));
  }

  #open(): Journal {
    return keyvJournal(this.store, this.patienceMs);
  }
}

export const storeDown = { ok: false, error: { kind: 'storeDown' } };
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
