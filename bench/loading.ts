import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../src/engine/ports.ts';
import { pollKind } from '../src/poll/stream.ts';
import { openStreams } from '../src/engine/streams/streams.ts';
import type { PollEvent, PollState } from '../src/poll/domain/state.ts';
import { alternate, concurrently, median, timed } from './figures.ts';
import { ballotOf, newPoll, openLmdbJournal, strictLog } from './bench-app.ts';
import { heapUsed } from './heap.ts';
import { megabytes, ms, type Row } from './table.ts';

const sizes = [1_000, 10_000];
/** Ten times as much takes ten times as long; the rest is room for the machine's noise. */
const budget = { atMost: 15 };

interface Stored {
  readonly id: string;
  readonly times: number[];
  readonly bytes: number[];
}

/** Loading polls of two sizes: from their records alone, the slowest way, and from a snapshot. */
export async function benchLoading(folder: string): Promise<Row[]> {
  const data = join(folder, 'loading');
  await mkdir(data);
  const journal = await openLmdbJournal(data);
  const records: Stored[] = [];
  const snapshots: Stored[] = [];
  for (const size of sizes) {
    records.push(await storeRecords(journal, size));
    snapshots.push(await storeSnapshot(journal, size));
  }
  await alternate([...records, ...snapshots], 12, (stored) => measure(journal, stored));
  await journal.close();
  return [...rows('from its records', records), ...rows('from a snapshot', snapshots).slice(0, 1)];
}

/** One ballot a record, as when people vote one after the other. */
async function storeRecords(journal: Journal, size: number): Promise<Stored> {
  const id = `records-${size}`;
  const write = (sequence: number, events: readonly PollEvent[]): Promise<void> =>
    journal.append(`poll/${id}`, sequence, {
      v: pollKind.version,
      commits: [{ at: 0, by: '9', events }],
    });
  const setUp = { community: 'c', channel: '1', locale: 'fr' as const, ...newPoll };
  const options = [...newPoll.options];
  await write(1, [
    { type: 'poll.created', by: '9', ...setUp, options },
    { type: 'poll.opened', at: 0 },
  ]);
  await concurrently(size, 500, (index) => {
    const voter = `${100_000_000_000_000_000n + BigInt(index)}`;
    return write(index + 2, [
      { type: 'ballot.cast', voter, name: `Membre ${index}`, at: index, ...ballotOf(index) },
    ]);
  });
  return { id, times: [], bytes: [] };
}

async function storeSnapshot(journal: Journal, size: number): Promise<Stored> {
  const id = `snapshot-${size}`;
  const state = await load(journal, `records-${size}`);
  await journal.saveSnapshot(`poll/${id}`, { v: pollKind.version, sequence: 1, state });
  return { id, times: [], bytes: [] };
}

async function load(journal: Journal, id: string): Promise<Readonly<PollState>> {
  const ports = { journal, clock: Date.now, log: strictLog };
  const found = await openStreams(pollKind, ports).read(id);
  if (!found.ok) throw new Error(`${id} did not load: ${found.error.kind}`);
  return found.value;
}

async function measure(journal: Journal, { id, times, bytes }: Stored): Promise<void> {
  const before = heapUsed();
  const held: PollState[] = [];
  times.push(await timed(async () => held.push(await load(journal, id))));
  bytes.push(heapUsed() - before);
  if (held[0]?.voters === 0) throw new Error(`${id} is empty`);
}

function rows(how: string, stored: readonly Stored[]): Row[] {
  const [small, large] = stored;
  if (small === undefined || large === undefined) return [];
  const pair = (
    what: string,
    value: (side: Stored) => number,
    unit: (value: number) => string,
  ) => ({
    what: `${what} a poll of ${sizes[1]} ballots ${how}, over ${sizes[0]}`,
    measured: unit(value(large)),
    against: unit(value(small)),
    ratio: value(large) / value(small),
    budget,
  });
  return [
    pair('loading', ({ times }) => median(times), ms),
    pair('memory of', ({ bytes }) => median(bytes), megabytes),
  ];
}
