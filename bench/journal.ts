import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { open } from 'lmdb';
import type { JournalRecord } from '../src/engine/ports.ts';
import { alternate, concurrently, median, timed } from './figures.ts';
import { ballotOf, openLmdbJournal } from './bench-app.ts';
import { perSecond, type Row } from './table.ts';

const rounds = 10;
const widths = [
  { width: 1, count: 60, what: 'one at a time' },
  { width: 100, count: 4_000, what: '100 at once' },
];

interface Side {
  /** Appends a second, one list a width. */
  readonly rates: Map<number, number[]>;
  append(sequence: number): Promise<unknown>;
}

/** The journal's own cost over LMDB's: an append beside the same record put and flushed. */
export async function benchJournal(folder: string): Promise<Row[]> {
  const data = join(folder, 'journal');
  await mkdir(data);
  const journal = await openLmdbJournal(data);
  const db = open({ path: join(folder, 'raw') });
  const ours = side((sequence) => journal.append('poll/p', sequence, record(sequence)));
  const raw = side(async (sequence) => {
    await db.put(`poll/p/${sequence}`, record(sequence));
    await db.flushed;
  });
  await alternate([ours, raw], rounds, run);
  await journal.close();
  await db.close();
  return widths.map(({ width, what }) => row(what, rateOf(ours, width), rateOf(raw, width)));
}

function side(append: Side['append']): Side {
  return { rates: new Map(widths.map(({ width }) => [width, []])), append };
}

function record(sequence: number): JournalRecord {
  const event = { type: 'ballot.cast', voter: '1', name: 'Alix', at: 0, ...ballotOf(sequence) };
  return { v: 1, commits: [{ at: 0, by: '1', events: [event] }] };
}

async function run({ rates, append }: Side, round: number): Promise<void> {
  for (const { width, count } of widths) {
    const first = round * 10_000 + width * 5_000;
    const time = await timed(() => concurrently(count, width, (index) => append(first + index)));
    rates.get(width)?.push((count / time) * 1000);
  }
}

const rateOf = ({ rates }: Side, width: number): number => median(rates.get(width) ?? []);

function row(what: string, ours: number, raw: number): Row {
  return {
    what: `appends to the journal, ${what}, over raw LMDB`,
    measured: perSecond(ours),
    against: perSecond(raw),
    ratio: ours / raw,
  };
}
