import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src/kernel/result.ts';
import { StreamPool } from '../../../src/engine/streams/pool.ts';
import { ShelfBench, storeDown, turn } from '../../support/shelf-bench.ts';
import { add, nothing } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

const typed = [
  '',
  'x'.repeat(101),
  'Où va-t-on ?',
  'a/1',
  'a/snapshot',
  '../a',
  'palabre:a',
  'é'.repeat(6000),
  'a\n',
];

describe('an id that somebody typed and no stream can have', () => {
  it.each(typed)('is that of an empty stream, and the store never hears of it: %j', async (id) => {
    bench.store.failure = 'throws';
    expect(await bench.streams.read(id)).toEqual(ok({ id, boxes: [] }));
    expect(await bench.streams.readUncached(id)).toEqual(ok({ id, boxes: [] }));
    expect(await bench.streams.erase(id, () => true)).toEqual(ok(false));
    const state = { id, boxes: [] };
    const nothingDone = ok({ state, events: [], repeated: false });
    expect(await bench.streams.update(id, null, nothing)).toEqual(nothingDone);
    await expect(bench.streams.update(id, null, add(1))).rejects.toThrow(/^No stream/);
    expect(bench.log.error).not.toHaveBeenCalled();
  });

  it.each(['a', '1234567890123456789', 'k3j9x0a2bc-a-step-with-a-long-name-1', 'A_b-9'])(
    'is not one that Palabre or the platform makes: %s',
    async (id) => {
      expect(await bench.streams.update(id, null, add(1))).toMatchObject({ ok: true });
    },
  );
});

describe('an id that could be one', () => {
  it('is not in the log before something is recorded under it', async () => {
    bench.store.failure = 'throws';
    expect(await bench.streams.read('secret-word')).toEqual(storeDown);
    expect(bench.log.error).toHaveBeenCalledOnce();
    expect(JSON.stringify(bench.log.error.mock.calls)).not.toContain('secret');
    bench.store.wake();
    await bench.update(add(1));
    bench.store.failure = 'throws';
    await bench.update(add(2));
    expect(bench.log.error).toHaveBeenLastCalledWith('record not written', {
      stream: 'shelf/a',
      problem: 'no store',
    });
  });
});

const pooled = (idle: () => boolean) =>
  new StreamPool((id) => ({
    id,
    get isIdle() {
      return idle();
    },
    isAtRest: true,
  }));

describe('what is kept in memory of streams that are not there', () => {
  it('is of the last hundred at most, however many were asked of', async () => {
    const pool = pooled(() => true);
    for (let n = 0; n < 20_000; n += 1) await pool.use(`${n}`, async () => {});
    expect(pool.size).toBe(100);
  });

  it('is all that is used or knows something', async () => {
    let idle = true;
    const pool = pooled(() => idle);
    const gate: { open?: () => void } = {};
    const used = pool.use('used', () => new Promise<void>((resolve) => (gate.open = resolve)));
    for (let n = 0; n < 300; n += 1) await pool.use(`${n}`, async () => {});
    expect(await pool.use('used', async ({ id }) => id)).toBe('used');
    expect(pool.size).toBe(101);
    idle = false;
    gate.open?.();
    await used;
    for (let n = 0; n < 300; n += 1) await pool.use(`${n}`, async () => {});
    expect(pool.size).toBe(301);
  });

  it('is found again by who comes while it is used, though its use failed', async () => {
    const made = vi.fn((id: string) => ({ id, isIdle: true, isAtRest: true }));
    const pool = new StreamPool(made);
    const failing = pool.use('a', async () => {
      await turn();
      throw new Error('a bug');
    });
    const joining = pool.use('a', async ({ id }) => id);
    await expect(failing).rejects.toThrow('a bug');
    expect(await joining).toBe('a');
    expect(made).toHaveBeenCalledOnce();
  });

  it('does not keep a stream from beginning, nor two from deciding on one', async () => {
    for (let n = 0; n < 150; n += 1) await bench.streams.read(`none-${n}`);
    const answers = await Promise.all(
      [1, 1, 2].map((n) => bench.streams.update('none-3', null, add(n))),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
  });
});
