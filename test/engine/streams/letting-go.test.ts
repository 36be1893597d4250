import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamPool } from '../../../src/engine/streams/pool.ts';
import { ShelfBench, turn, upTo } from '../../support/shelf-bench.ts';
import { add, label } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

const minutes = (count: number): void => upTo(count).forEach(() => bench.streams.letGo());
/** How often a stream was read from its first record. */
const reads = () => vi.spyOn(bench.journal, 'read');

describe('a stream that nobody uses', () => {
  it('leaves memory after ten minutes, and is read again when needed', async () => {
    await bench.addOneByOne(3);
    const read = reads();
    minutes(10);
    await bench.streams.read('a');
    expect(read).not.toHaveBeenCalled();
    minutes(11);
    expect(await bench.numbers()).toEqual([0, 1, 2]);
    expect(read).toHaveBeenCalledOnce();
  });

  it('stays as long as somebody comes now and then', async () => {
    await bench.addOneByOne(3);
    const read = reads();
    for (let hour = 0; hour < 12; hour += 1) {
      minutes(5);
      await bench.streams.read('a');
    }
    expect(read).not.toHaveBeenCalled();
  });

  it('still counts once what was asked before it left', async () => {
    await bench.streams.update('a', null, add(1), 'r1');
    minutes(11);
    expect(await bench.streams.update('a', null, add(2), 'r1')).toMatchObject({
      value: { repeated: true, state: { boxes: [{ n: 1 }] } },
    });
  });

  it('is not one with a write under way, nor with one that waits for it', async () => {
    const open = bench.holdBack();
    const asked = [bench.update(add(1)), bench.update(label('une')), bench.update(add(1))];
    await turn();
    minutes(30);
    asked.push(bench.update(add(2)));
    open();
    expect((await Promise.all(asked)).map(({ ok }) => ok)).toEqual([true, true, false, true]);
    minutes(30);
    expect(await bench.numbers()).toEqual([1, 2]);
  });

  it('leaves at once where it is released, unless a write is under way', async () => {
    await bench.addOneByOne(2);
    const read = reads();
    bench.streams.release('a');
    expect(await bench.numbers()).toEqual([0, 1]);
    expect(read).toHaveBeenCalledOnce();
    const open = bench.holdBack();
    const asked = bench.update(add(2));
    await turn();
    bench.streams.release('a');
    expect(await bench.streams.lastRecord('a')).toEqual({ ok: true, value: 2 });
    open();
    await asked;
    expect(await bench.streams.lastRecord('a')).toEqual({ ok: true, value: 3 });
    expect(await bench.numbers()).toEqual([0, 1, 2]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is one whose write failed, and then holds what the store does', async () => {
    await bench.addOneByOne(1);
    bench.store.failure = 'writesThenThrows';
    await bench.update(add(1));
    minutes(30);
    bench.store.wake();
    expect(await bench.numbers()).toEqual([0, 1]);
  });
});

describe('what is kept in memory of streams', () => {
  it('is of those in use, and of those that still save something', async () => {
    const saving = new Set(['b']);
    const pool = new StreamPool((id) => ({
      id,
      isIdle: false,
      get isAtRest() {
        return !saving.has(id);
      },
    }));
    const gate: { open?: () => void } = {};
    const used = pool.use('a', () => new Promise<void>((resolve) => (gate.open = resolve)));
    for (const id of ['b', 'c', 'd']) await pool.use(id, async () => {});
    for (let minute = 0; minute < 30; minute += 1) pool.letGo();
    expect(pool.size).toBe(2);
    saving.clear();
    gate.open?.();
    await used;
    for (let minute = 0; minute < 30; minute += 1) pool.letGo();
    expect(pool.size).toBe(0);
  });
});
