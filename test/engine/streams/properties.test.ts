import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyvJournal } from '../../../src/stores/keyv/keyv-journal.ts';
import { openStreams } from '../../../src/engine/streams/streams.ts';
import { type Streams } from '../../../src/engine/streams/stream-kind.ts';
import { allOf } from '../../contract/journal.ts';
import { FailingStore, type Failure } from '../../support/failing-store.ts';
import {
  add,
  broken,
  label,
  nothing,
  shelfKind,
  type Shelf,
  type ShelfEvent,
} from '../../support/shelf.ts';
import { runs } from '../../support/runs.ts';

type Step =
  | {
      readonly do:
        'add' | 'label' | 'nothing' | 'broken' | 'turn' | 'settle' | 'mend' | 'restart' | 'letGo';
    }
  | { readonly do: 'glance' | 'erase' }
  | { readonly do: 'fail'; readonly failure: Failure };

const often = (...names: Exclude<Step['do'], 'fail'>[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...names).map((name) => ({ do: name }));
const failing: fc.Arbitrary<Step> = fc
  .constantFrom<Failure[]>('throws', 'answersNothing', 'onlyTells', 'writesThenThrows', 'hangs')
  .map((failure) => ({ do: 'fail', failure }));
const step = fc.oneof(
  { weight: 12, arbitrary: often('add', 'add', 'label', 'nothing', 'glance', 'turn') },
  { weight: 4, arbitrary: often('settle', 'mend', 'restart', 'letGo') },
  { weight: 1, arbitrary: often('broken', 'erase') },
  { weight: 1, arbitrary: failing },
);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Slow enough for decisions to gather while it writes. */
function slowStore(held?: Map<string, unknown>): FailingStore {
  const store = new FailingStore(held);
  store.turns = 1;
  return store;
}

/** A bot whose store fails and that is killed, as the steps have it. */
class Run {
  store = slowStore();
  streams = this.#open();
  asked = 0;
  readonly recorded: number[] = [];
  /** What each erasure was to take with it, and whether it is known to have done so. */
  readonly erasures: { numbers: number[]; done: boolean }[] = [];
  pending: Promise<unknown>[] = [];

  #open(): Streams<Shelf, ShelfEvent> {
    return openStreams(shelfKind, { journal: this.journal(), clock: () => 0, log: silent });
  }

  journal(patienceMs = 10) {
    return keyvJournal(this.store, patienceMs);
  }

  add(): void {
    const n = (this.asked += 1);
    const answer = this.streams.update('a', null, add(n));
    this.pending.push(answer.then(({ ok }) => ok && this.recorded.push(n)));
  }

  erase(): void {
    const erasure = { numbers: [] as number[], done: false };
    const answer = this.streams.erase('a', ({ boxes }) => {
      erasure.numbers.push(...boxes.map((box) => box.n));
      return true;
    });
    this.erasures.push(erasure);
    this.pending.push(answer.then(({ ok }) => (erasure.done = ok)));
  }

  async settle(): Promise<void> {
    await Promise.all(this.pending.splice(0));
  }

  /** What the old process had not written by now it never writes. */
  restart(): void {
    this.store.failure = 'hangs';
    this.pending = [];
    this.store = slowStore(this.store.held);
    this.streams = this.#open();
  }

  async take(next: Step): Promise<unknown> {
    switch (next.do) {
      case 'add':
        return this.add();
      case 'label':
        return this.pending.push(this.streams.update('a', null, label(`${this.asked}`)));
      case 'nothing':
        return this.pending.push(this.streams.update('a', null, nothing));
      case 'broken':
        return this.pending.push(this.streams.update('a', null, broken).catch(() => 'a bug'));
      case 'glance':
        return this.pending.push(this.streams.readUncached('a'));
      case 'erase':
        return this.erase();
      case 'turn':
        return turn();
      case 'settle':
        return this.settle();
      case 'mend':
        return this.store.wake();
      case 'restart':
        return this.restart();
      case 'letGo':
        for (let minute = 0; minute <= 10; minute += 1) this.streams.letGo();
        return undefined;
      case 'fail':
        this.store.failure = next.failure;
    }
    return undefined;
  }
}

/** On a busy machine a store that works may miss its ten milliseconds: the next use asks again. */
async function stateOf(streams: Streams<Shelf, ShelfEvent>, tries = 50): Promise<Readonly<Shelf>> {
  const state = await streams.read('a');
  if (state.ok) return state.value;
  if (tries === 0) throw new Error(state.error.kind);
  return stateOf(streams, tries - 1);
}

/**
 * The events of the journal from its first, folded with no help of a stream's own. The store works by
 * then: only a busy machine could make it late.
 */
async function foldedFromStart(run: Run): Promise<Shelf> {
  let state = shelfKind.initial('a');
  for (const { commits } of await allOf(run.journal(10_000), 'shelf/a'))
    for (const { events } of commits)
      for (const event of events) state = shelfKind.evolve(state, shelfKind.events.parse(event));
  return state;
}

/** Everything acknowledged is there, but what an erasure took, which is all of it or nothing. */
function expectKept({ recorded, erasures }: Run, present: ReadonlySet<number>): void {
  const touched = new Set(erasures.flatMap(({ numbers }) => numbers));
  const untouched = recorded.filter((n) => !touched.has(n));
  expect([...present]).toEqual(expect.arrayContaining(untouched));
  for (const { numbers, done } of erasures) {
    const kept = recorded.filter((n) => numbers.includes(n)).map((n) => present.has(n));
    expect(new Set(kept).size).toBeLessThanOrEqual(1);
    if (done) expect(numbers.filter((n) => present.has(n))).toEqual([]);
  }
}

describe('a stream, whatever its store does and whenever its process ends', () => {
  it('holds what its journal holds, all that it acknowledged, once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const run = new Run();
        for (const next of steps) await run.take(next);
        run.store.wake();
        await run.settle();
        const state = await stateOf(run.streams);
        expect(state).toEqual(await foldedFromStart(run));
        const present = state.boxes.map((box) => box.n);
        expect(present).toEqual([...new Set(present)].toSorted((a, b) => a - b));
        expectKept(run, new Set(present));
        run.restart();
        expect(await stateOf(run.streams)).toEqual(state);
      }),
      runs(80),
    );
  });
});
