import { z } from 'zod';
import { Unknown, readerNote, type Reader } from '../reader.ts';
import type { Queryable } from './queryable.ts';
import { recordIn } from './read-rows.ts';
import { noteIn, setNote } from './schema.ts';

/** How many records one query reads. */
const part = 500;

const rowSchema = z.looseObject({ stream: z.string(), number: z.int() });

/** As `holdTo`: rejects with `Unknown` unless `reader` can read every record. */
export async function holdRowsTo(
  reads: Queryable,
  writes: Queryable,
  reader: Reader | undefined,
): Promise<void> {
  if (reader !== undefined && (await checkRows(reads, reader)) === 'noted') return;
  await setNote(writes, 'reader', readerNote(reader) ?? '');
}

/**
 * Rejects with `Unknown` unless `reader` can read every record. `noted`: that was already known.
 */
export async function checkRows(reads: Queryable, reader: Reader): Promise<'noted' | 'read'> {
  if ((await noteIn(reads, 'reader')) === readerNote(reader)) return 'noted';
  await checkAll(reads, reader);
  return 'read';
}

async function checkAll(reads: Queryable, reader: Reader): Promise<void> {
  for await (const row of allRows(reads)) {
    const { stream } = row;
    if (!reader.knows(stream, recordIn(row, stream).record)) throw new Unknown();
  }
}

async function* allRows(reads: Queryable): AsyncGenerator<z.output<typeof rowSchema>, void> {
  let last = { stream: '', number: 0 };
  for (;;) {
    const { rows } = await reads.query({
      text: `SELECT stream, number, record, sum FROM palabre_records
             WHERE (stream, number) > ($1, $2) ORDER BY stream, number LIMIT $3`,
      values: [last.stream, last.number, part],
    });
    for (const row of rows) yield (last = rowSchema.parse(row));
    if (rows.length < part) return;
  }
}
