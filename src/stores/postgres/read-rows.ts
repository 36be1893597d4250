import { z } from 'zod';
import type { JournalRecord, Snapshot } from '../../engine/ports.ts';
import { recordSchema, snapshotSchema } from '../record.ts';
import { Unreadable } from '../unreadable.ts';
import type { Queryable } from './queryable.ts';
import { verifyChecksum } from './checksum.ts';

/** The most records that the first read of a stream requests, and that any read does. */
const chunk = { first: 32, most: 256 };
/** How many stream names one query reads. */
const names = 1_000;

export const placeOf = (stream: string, number: number): string => `Record ${number} of ${stream}`;
export const snapshotPlace = (stream: string): string => `The snapshot of ${stream}`;

const rowSchema = z.object({ number: z.int(), record: z.string(), sum: z.int() });

/** The record that a row holds. Throws `Unreadable` without quoting it: people wrote it. */
export function recordIn(row: unknown, stream: string): { number: number; record: JournalRecord } {
  const { number, record: text, sum } = rowSchema.parse(row);
  const place = placeOf(stream, number);
  verifyChecksum(place, text, sum);
  const parsed = recordSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Unreadable(`${place} is not a record`);
  return { number, record: parsed.data };
}

export async function* readRecords(
  db: Queryable,
  stream: string,
  after: number,
): AsyncGenerator<JournalRecord, void> {
  let last = after;
  for (let size = chunk.first; ; size = Math.min(size * 2, chunk.most)) {
    const { rows } = await db.query({
      text: `SELECT number, record, sum FROM palabre_records
             WHERE stream = $1 AND number > $2 ORDER BY number LIMIT $3`,
      values: [stream, last, size],
    });
    for (const row of rows) {
      const { number, record } = recordIn(row, stream);
      if (number !== last + 1) throw new Unreadable(`${placeOf(stream, last + 1)} is missing`);
      last = number;
      yield record;
    }
    if (rows.length < size) return;
  }
}

const snapshotRow = z.object({ snapshot: z.string(), sum: z.int() });

/** An unreadable snapshot is ignored: the records have everything. */
export async function readSnapshot(db: Queryable, stream: string): Promise<Snapshot | undefined> {
  const { rows } = await db.query({
    text: 'SELECT snapshot, sum FROM palabre_snapshots WHERE stream = $1',
    values: [stream],
  });
  if (rows.length === 0) return undefined;
  const { snapshot, sum } = snapshotRow.parse(rows[0]);
  try {
    verifyChecksum(snapshotPlace(stream), snapshot, sum);
    return snapshotSchema.safeParse(JSON.parse(snapshot)).data;
  } catch {
    return undefined;
  }
}

const streamRow = z.object({ stream: z.string() });

/** The names of all streams, `<kind>/<id>`, that begin with `start`. */
export async function* streamNames(db: Queryable, start = ''): AsyncGenerator<string, void> {
  let last = start;
  for (;;) {
    const { rows } = await db.query({
      text: `SELECT stream FROM palabre_records
             WHERE number = 1 AND stream > $1 AND starts_with(stream, $2) ORDER BY stream LIMIT $3`,
      values: [last, start, names],
    });
    for (const row of rows) yield (last = streamRow.parse(row).stream);
    if (rows.length < names) return;
  }
}
