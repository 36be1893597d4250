import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src/kernel/result.ts';
import { allOf } from '../../contract/journal.ts';
import { ShelfBench, storeDown, turn, upTo } from '../../support/shelf-bench.ts';
import { add } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

const always = () => true;
const erase = (due: (shelf: { boxes: readonly unknown[] }) => boolean = always) =>
  bench.streams.erase('a', due);

describe('a stream that is erased', () => {
  it('is empty at once, and after a restart, and begins again from there', async () => {
    await bench.addOneByOne(3);
    expect(await erase()).toEqual(ok(true));
    expect(await bench.numbers()).toEqual([]);
    expect(await allOf(bench.journal, 'shelf/a')).toEqual([]);
    await bench.update(add(7));
    bench.restart();
    expect(await bench.numbers()).toEqual([7]);
  });

  it('takes its snapshot with it, even one that is still on its way', async () => {
    const { journal } = bench;
    const gate: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    bench.streams = bench.streamsOn({
      ...journal,
      saveSnapshot: async (...snapshot) => {
        await opened;
        await journal.saveSnapshot(...snapshot);
      },
    });
    await bench.addOneByOne(256);
    const erased = erase();
    for (let n = 0; n < 10; n += 1) await turn();
    gate.open?.();
    expect(await erased).toEqual(ok(true));
    bench.restart();
    expect(await bench.numbers()).toEqual([]);
  });

  it('is judged on all that was decided before, and waits until that is written', async () => {
    await bench.update(add(1));
    const letGo = bench.holdBack();
    const written = bench.update(add(2));
    const due = vi.fn((shelf: { boxes: readonly unknown[] }) => shelf.boxes.length === 2);
    const erased = erase(due);
    for (let n = 0; n < 10; n += 1) await turn();
    expect(due).toHaveBeenCalledOnce();
    letGo();
    expect(await written).toMatchObject({ ok: true });
    expect(await erased).toEqual(ok(true));
    expect(await allOf(bench.journal, 'shelf/a')).toEqual([]);
  });

  it('is empty for callers that arrive while it is being erased', async () => {
    await bench.addOneByOne(2);
    const [erased, added, boxes] = await Promise.all([
      erase(),
      bench.update(add(1)),
      bench.numbers(),
    ]);
    expect(erased).toEqual(ok(true));
    expect(added).toMatchObject({ ok: true });
    expect(boxes.length).toBeLessThanOrEqual(1);
    bench.restart();
    expect(await bench.numbers()).toEqual([1]);
  });

  it('stays as it is when it is not due', async () => {
    await bench.addOneByOne(2);
    expect(await erase(() => false)).toEqual(ok(false));
    expect(await bench.numbers()).toEqual([0, 1]);
    bench.restart();
    expect(await bench.numbers()).toEqual([0, 1]);
  });

  it('stays whole when the store refuses, says so, and goes on', async () => {
    await bench.addOneByOne(2);
    bench.store.failure = 'throws';
    expect(await erase()).toEqual(storeDown);
    bench.store.wake();
    expect(await bench.numbers()).toEqual([0, 1]);
    expect(await bench.update(add(2))).toMatchObject({ ok: true });
    bench.restart();
    expect(await bench.numbers()).toEqual([0, 1, 2]);
  });

  it('is not erased on the ground of a write that failed', async () => {
    await bench.update(add(1));
    bench.store.failure = 'hangs';
    const lost = bench.update(add(2));
    const erased = erase(({ boxes }) => boxes.length === 2);
    await turn();
    bench.store.wake(false);
    expect(await lost).toEqual(storeDown);
    expect(await erased).toEqual(storeDown);
    expect(await bench.numbers()).toEqual([1]);
  });
});

describe('a glance at a stream', () => {
  it('leaves nothing in memory that was not there', async () => {
    await bench.addOneByOne(3);
    bench.restart();
    const read = vi.spyOn(bench.journal, 'read');
    for (let n = 1; n <= 2; n += 1) {
      expect(await bench.streams.readUncached('a')).toMatchObject({
        value: { boxes: { length: 3 } },
      });
      expect(read).toHaveBeenCalledTimes(n);
    }
    await bench.numbers();
    await bench.streams.readUncached('a');
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('loses nothing of what is decided meanwhile', async () => {
    await bench.addOneByOne(3);
    bench.restart();
    const answers = await Promise.all([
      bench.streams.readUncached('a'),
      bench.update(add(3)),
      bench.streams.readUncached('a'),
      bench.update(add(4)),
    ]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await bench.numbers()).toEqual(upTo(5));
    bench.restart();
    expect(await bench.numbers()).toEqual(upTo(5));
  });

  it('says so when the store cannot answer', async () => {
    bench.store.failure = 'throws';
    expect(await bench.streams.readUncached('a')).toEqual(storeDown);
  });
});
