import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/kernel/result.ts';
import { openStreams } from '../../../src/engine/streams/streams.ts';
import { RecentRequests } from '../../../src/engine/streams/recent-requests.ts';
import { allOf } from '../../contract/journal.ts';
import { ShelfBench, storeDown, turn, upTo } from '../../support/shelf-bench.ts';
import { add, label, nothing, shelfKind, type Decide } from '../../support/shelf.ts';

let bench: ShelfBench;
let now: number;
beforeEach(() => {
  bench = new ShelfBench();
  now = 1_000_000;
  reopen();
});

const minute = 60_000;

/** As a new process would find what is stored; its clock is the test's. */
function reopen(): void {
  bench.restart();
  const ports = { journal: bench.journal, log: bench.log, clock: () => now };
  bench.streams = openStreams(shelfKind, ports);
}

const asked = (request: string, decide: Decide) =>
  bench.streams.update('a', 'ana', decide, request);
const labels = async () => {
  const state = await bench.streams.read('a');
  return state.ok ? state.value.boxes.flatMap((box) => box.labels) : [];
};

describe('what somebody did once and the platform delivers twice', () => {
  it('counts once, and is answered as recorded', async () => {
    await bench.update(add(1));
    const first = await asked('r1', label('x'));
    expect(first).toMatchObject({ value: { repeated: false, events: [{ type: 'labelled' }] } });
    const again = await asked('r1', label('x'));
    expect(again).toMatchObject({ value: { repeated: true, events: [] } });
    expect(await labels()).toEqual(['x']);
  });

  it('counts once when both come in the same turn, and both wait until it is durable', async () => {
    await bench.update(add(1));
    bench.store.failure = 'hangs';
    const told: string[] = [];
    const answers = ['first', 'second'].map(async (name) => {
      const answer = await asked('r1', label('x'));
      told.push(name);
      return answer;
    });
    await turn();
    expect(told).toEqual([]);
    bench.store.wake();
    const repeated = (await Promise.all(answers)).map(
      (answer) => answer.ok && answer.value.repeated,
    );
    expect(repeated).toEqual([false, true]);
    expect(await labels()).toEqual(['x']);
  });

  it('counts once across a restart, from the records', async () => {
    await bench.update(add(1));
    await asked('r1', label('x'));
    reopen();
    expect(await asked('r1', label('x'))).toMatchObject({ value: { repeated: true } });
    expect(await labels()).toEqual(['x']);
  });

  it('counts once across a restart, from a snapshot that covers it', async () => {
    await asked('r0', add(0));
    for (const n of upTo(260).slice(1)) await asked(`r${n}`, add(n));
    expect((await bench.journal.snapshot('shelf/a'))?.requests).toHaveLength(256);
    reopen();
    for (const n of [0, 100, 255, 256, 259])
      expect(await asked(`r${n}`, label('x'))).toMatchObject({ value: { repeated: true } });
    expect(await asked('new', label('x'))).toMatchObject({ value: { repeated: false } });
  });

  it('is told with the request in its record, and without one where there was none', async () => {
    await bench.update(add(1));
    await asked('r1', label('x'));
    const commits = (await allOf(bench.journal, 'shelf/a')).flatMap((record) => record.commits);
    expect(commits.map((commit) => commit.request)).toEqual([undefined, 'r1']);
  });

  it('tells what it was, from the records, as long as they do', async () => {
    await bench.update(add(1));
    const first = await asked('r1', label('x'));
    await asked('r2', label('y'));
    const recorded = () => bench.streams.recordedFor('a', 'r1');
    expect(await recorded()).toEqual(ok(first.ok ? first.value.events : undefined));
    reopen();
    expect(await recorded()).toEqual(ok(first.ok ? first.value.events : undefined));
    expect(await bench.streams.recordedFor('a', 'r3')).toEqual(ok([]));
    await bench.streams.rewrite('a', () => true);
    expect(await recorded()).toEqual(ok([]));
    expect(await bench.streams.recordedFor('no such id', 'r1')).toEqual(ok([]));
    bench.store.failure = 'throws';
    expect(await recorded()).toEqual(storeDown);
  });

  it('is another thing in another stream', async () => {
    await asked('r1', add(1));
    const other = await bench.streams.update('b', 'ana', add(1), 'r1');
    expect(other).toMatchObject({ value: { repeated: false } });
  });
});

describe('what was asked and did not happen', () => {
  it('is decided again when it was refused or changed nothing', async () => {
    await asked('r1', add(1));
    expect(await asked('r2', add(1))).toMatchObject({ error: { kind: 'taken' } });
    expect(await asked('r2', add(2))).toMatchObject({ value: { repeated: false } });
    await asked('r3', nothing);
    expect(await asked('r3', add(3))).toMatchObject({ value: { repeated: false } });
  });

  it('is forgotten, for all who waited for it, when it could not be written', async () => {
    await bench.update(add(1));
    bench.store.failure = 'hangs';
    const answers = [asked('r1', label('x')), asked('r1', label('x'))];
    await turn();
    bench.store.wake(false);
    expect(await Promise.all(answers)).toEqual([storeDown, storeDown]);
    expect(await labels()).toEqual([]);
    expect(await asked('r1', label('x'))).toMatchObject({ value: { repeated: false } });
    expect(await labels()).toEqual(['x']);
  });

  it('counts once when the write was done though it was said to have failed', async () => {
    await bench.update(add(1));
    bench.store.failure = 'writesThenThrows';
    expect(await asked('r1', label('x'))).toEqual(storeDown);
    bench.store.wake();
    expect(await asked('r1', label('x'))).toMatchObject({ value: { repeated: true } });
    expect(await labels()).toEqual(['x']);
  });
});

describe('how long a request is remembered', () => {
  it('is fifteen minutes of what is recorded, in memory, in records and in snapshots', async () => {
    await asked('old', add(0));
    now += 10 * minute;
    for (const n of upTo(257).slice(1)) await bench.update(add(n));
    await asked('young', add(300));
    now += 10 * minute;
    await asked('last', add(301));
    expect(await asked('young', label('x'))).toMatchObject({ value: { repeated: true } });
    reopen();
    expect(await asked('young', label('x'))).toMatchObject({ value: { repeated: true } });
    expect(await asked('old', label('x'))).toMatchObject({ value: { repeated: false } });
  });

  it('keeps only those of that time, however many there were', () => {
    const requests = new RecentRequests(1000);
    for (let n = 0; n < 10_000; n += 1) requests.add(`r${n}`, n * 10);
    expect(requests.all()).toHaveLength(101);
    expect(requests.has('r9899')).toBe(true);
    expect(requests.has('r9898')).toBe(false);
  });

  it('goes on when the clock was set back', async () => {
    await asked('r1', add(1));
    now -= 60 * minute;
    await asked('r2', add(2));
    expect(await asked('r1', add(3))).toMatchObject({ value: { repeated: true } });
    expect(await asked('r2', add(3))).toEqual(
      ok({ state: expect.anything(), events: [], repeated: true }),
    );
  });
});
