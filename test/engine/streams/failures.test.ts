import { beforeEach, describe, expect, it } from 'vitest';
import { allOf } from '../../contract/journal.ts';
import { ShelfBench, storeDown, turn } from '../../support/shelf-bench.ts';
import { add, broken, nothing, throwing } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

describe('a stream whose bench.store fails', () => {
  it('says so when it cannot be loaded, and tries again at the next use', async () => {
    await bench.update(add(1));
    bench.restart();
    bench.store.failure = 'answersNothing';
    expect(await bench.streams.read('a')).toEqual(storeDown);
    expect(await bench.update(add(2))).toEqual(storeDown);
    bench.store.wake();
    expect(await bench.update(add(2))).toMatchObject({ ok: true });
    expect(await bench.numbers()).toEqual([1, 2]);
  });

  it.each([
    ['is refused', () => bench.store.wake(false)],
    ['has no answer', () => {}],
  ])('tells everyone in a write that %s and everyone gathered behind', async (_what, end) => {
    await bench.update(add(1));
    const { writes } = bench.store;
    bench.store.failure = 'hangs';
    const inFlight = [2, 3].map((n) => bench.update(add(n)));
    await turn();
    const behind = [4, 1].map((n) => bench.update(add(n)));
    const idle = bench.update(nothing);
    await turn();
    end();
    const answers = await Promise.all([...inFlight, ...behind, idle]);
    expect(answers).toEqual(answers.map(() => storeDown));
    expect(bench.store.writes - writes).toBe(1);
  });

  it('keeps nothing of a write that did not reach the store', async () => {
    await bench.update(add(1));
    bench.store.failure = 'throws';
    expect(await bench.update(add(2))).toEqual(storeDown);
    bench.store.wake();
    expect(await bench.numbers()).toEqual([1]);
    expect(await bench.update(add(3))).toMatchObject({ ok: true });
    bench.restart();
    expect(await bench.numbers()).toEqual([1, 3]);
  });

  it('finds a write that reached the bench.store though it failed, and goes on after it', async () => {
    bench.store.failure = 'writesThenThrows';
    await bench.streams.read('a');
    bench.store.wake();
    await bench.update(add(1));
    bench.store.failure = 'writesThenThrows';
    expect(await bench.update(add(2))).toEqual(storeDown);
    bench.store.wake();
    expect(await bench.update(add(3))).toMatchObject({ ok: true });
    bench.restart();
    expect(await bench.numbers()).toEqual([1, 2, 3]);
  });

  it('does not tell of what is not durable yet, by a refusal or by an empty success', async () => {
    await bench.streams.read('a');
    bench.store.failure = 'hangs';
    const told: string[] = [];
    const tell = (what: string) => () => told.push(what);
    const answers = [
      bench.update(add(1)).then(tell('added')),
      bench.update(add(1)).then(tell('refused')),
      bench.update(nothing).then(tell('nothing to do')),
    ];
    await turn();
    expect(told).toEqual([]);
    bench.store.wake();
    await Promise.all(answers);
    expect(told).toEqual(['added', 'refused', 'nothing to do']);
  });
});

describe('a bug in what a stream is given', () => {
  it('rejects the caller whose decision throws, and no other', async () => {
    const answers = await Promise.allSettled([
      bench.update(add(1)),
      bench.update(throwing),
      bench.update(add(2)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await bench.numbers()).toEqual([1, 2]);
  });

  it('records no event that could not be read back', async () => {
    await expect(bench.update(add(Number.NaN))).rejects.toThrow();
    expect(await allOf(bench.journal, 'shelf/a')).toEqual([]);
    expect(await bench.numbers()).toEqual([]);
  });

  it('does not record an event that cannot be folded, and folds the others again', async () => {
    const answers = await Promise.allSettled([
      bench.update(add(1)),
      bench.update(broken),
      bench.update(add(2)),
      bench.update(add(1)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(answers[3]).toMatchObject({ value: { error: { kind: 'taken' } } });
    expect(await bench.numbers()).toEqual([1, 2]);
    bench.restart();
    expect(await bench.numbers()).toEqual([1, 2]);
  });
});

describe('a bug in evolve while a write is in flight', () => {
  it('folds again only once that write has ended', async () => {
    const letGo = bench.holdBack();
    const first = bench.update(add(1));
    await expect(bench.update(broken)).rejects.toThrow(/bug/);
    const again = bench.update(add(1));
    for (let n = 0; n < 10; n += 1) await turn();
    letGo();
    expect(await first).toMatchObject({ ok: true });
    expect(await again).toMatchObject({ error: { kind: 'taken' } });
  });

  it('folds again once, even if that write fails', async () => {
    await bench.streams.read('a');
    bench.store.failure = 'hangs';
    const first = bench.update(add(1));
    await expect(bench.update(broken)).rejects.toThrow(/bug/);
    const second = bench.update(add(2));
    await turn();
    bench.store.turns = 1;
    bench.store.wake(false);
    expect(await first).toEqual(storeDown);
    expect(await bench.update(add(3))).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true });
    bench.restart();
    expect(await bench.numbers()).toEqual([2, 3]);
  });
});
