import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src/kernel/result.ts';
import { allOf } from '../../contract/journal.ts';
import { ShelfBench, storeDown, turn, upTo } from '../../support/shelf-bench.ts';
import { add, label, shelfKind } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

describe('a stream', () => {
  it('begins empty, under its own id', async () => {
    expect(await bench.streams.read('a')).toEqual(ok({ id: 'a', boxes: [] }));
  });

  it('records what was decided, when and by whom, and finds it again', async () => {
    const updated = await bench.streams.update('a', 'ana', add(1));
    expect(updated).toMatchObject({ ok: true, value: { events: [{ type: 'added', n: 1 }] } });
    expect(await allOf(bench.journal, 'shelf/a')).toEqual([
      { v: 1, commits: [{ at: 1000, by: 'ana', events: [{ type: 'added', n: 1, labels: [] }] }] },
    ]);
    bench.restart();
    expect(await bench.numbers()).toEqual([1]);
  });

  it('keeps to the order of the calls, each deciding on what came before it', async () => {
    const answers = await Promise.all([1, 2, 1, 3].map((n) => bench.update(add(n))));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false, true]);
    expect(answers[2]).toEqual({ ok: false, error: { kind: 'taken', n: 1 } });
    expect(await bench.numbers()).toEqual([1, 2, 3]);
  });

  it('gathers a hundred decisions at once in a few records', async () => {
    await Promise.all(upTo(100).map((n) => bench.update(add(n))));
    expect((await allOf(bench.journal, 'shelf/a')).length).toBeLessThanOrEqual(2);
    expect(await bench.numbers()).toEqual(upTo(100));
  });

  it('gathers behind a write in flight, in one record', async () => {
    await bench.streams.read('a');
    bench.store.failure = 'hangs';
    const answers = [bench.update(add(0))];
    for (const n of [1, 2, 3]) {
      await turn();
      answers.push(bench.update(add(n)));
    }
    bench.store.wake();
    expect((await Promise.all(answers)).every((answer) => answer.ok)).toBe(true);
    const records = await allOf(bench.journal, 'shelf/a');
    expect(records.map((record) => record.commits.length)).toEqual([1, 3]);
  });

  it('writes events as they were, though the state keeps and changes parts of them', async () => {
    await Promise.all([bench.update(add(1)), bench.update(label('x'))]);
    const [record] = await allOf(bench.journal, 'shelf/a');
    expect(record?.commits[0]?.events).toEqual([{ type: 'added', n: 1, labels: [] }]);
    const before = await bench.streams.read('a');
    bench.restart();
    expect(await bench.streams.read('a')).toEqual(before);
  });

  it('keeps streams apart', async () => {
    await bench.update(add(1));
    expect(await bench.streams.read('b')).toEqual(ok({ id: 'b', boxes: [] }));
  });
});

describe('what a stream cannot read', () => {
  const written = { at: 1, by: null, events: [{ type: 'added', n: 1, labels: [] }] };

  it.each([
    ['a record of a newer version', { v: 2, commits: [written] }, /version 2/],
    ['an event it does not know', { v: 1, commits: [{ ...written, events: [{}] }] }, /event/],
  ])('refuses %s, and says which record', async (_what, record, problem) => {
    await bench.journal.append('shelf/a', 1, record);
    expect(await bench.streams.read('a')).toEqual(storeDown);
    const facts = { stream: 'shelf/a', problem: expect.stringMatching(problem) };
    expect(bench.log.error).toHaveBeenCalledWith(expect.any(String), facts);
    expect(await bench.update(add(2))).toEqual(storeDown);
    expect(await allOf(bench.journal, 'shelf/a')).toHaveLength(1);
  });

  it.each([
    ['of another version', { v: 2, sequence: 1, state: { id: 'a', boxes: [] } }],
    ['that is no state', { v: 1, sequence: 1, state: { id: 'a' } }],
  ])('folds from the start instead of using a snapshot %s', async (_what, snapshot) => {
    await bench.journal.append('shelf/a', 1, { v: 1, commits: [written] });
    await bench.journal.saveSnapshot('shelf/a', snapshot);
    expect(await bench.numbers()).toEqual([1]);
  });
});

describe('snapshots', () => {
  it('come at record 256 and each time that number has doubled', async () => {
    const saved = vi.spyOn(bench.journal, 'saveSnapshot');
    await bench.addOneByOne(1100);
    expect(saved.mock.calls.map(([, { sequence }]) => sequence)).toEqual([256, 512, 1024]);
  });

  it('spare the reading of what they hold, and change nothing of the state', async () => {
    await bench.addOneByOne(300);
    bench.restart();
    const read = vi.spyOn(bench.journal, 'read');
    expect(await bench.numbers()).toEqual(upTo(300));
    expect(read).toHaveBeenCalledWith('shelf/a', 256);
  });

  it('hold what their records hold and nothing of what gathers behind', async () => {
    bench.patienceMs = 10_000;
    bench.restart();
    await bench.addOneByOne(255);
    bench.store.failure = 'hangs';
    const answers = [bench.update(add(255))];
    await turn();
    answers.push(bench.update(add(256)));
    await turn();
    bench.store.wake();
    await Promise.all(answers);
    const snapshot = await bench.journal.snapshot('shelf/a');
    expect(snapshot?.sequence).toBe(256);
    expect(shelfKind.state.parse(snapshot?.state).boxes).toHaveLength(256);
    bench.restart();
    expect(await bench.numbers()).toEqual(upTo(257));
  });

  it('may fail to be saved, which loses nothing', async () => {
    vi.spyOn(bench.journal, 'saveSnapshot').mockRejectedValue(new Error('no store'));
    await bench.addOneByOne(260);
    bench.restart();
    expect(await bench.numbers()).toEqual(upTo(260));
  });
});
