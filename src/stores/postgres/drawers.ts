import { z } from 'zod';
import type { Drawer, Drawers } from '../../engine/drawers.ts';
import { checkDrawerName } from '../drawer-names.ts';
import type { Queryable } from './queryable.ts';
import { verifyChecksum, checksumOf } from './checksum.ts';

/**
 * Drawers with one row per entry. Keys are encoded, because they may contain what PostgreSQL's
 * `text` may not.
 */
export function drawersOn(reads: Queryable, writes: Queryable): Drawers {
  return { drawer: (name) => drawerOn(reads, writes, name), drawers: () => namesIn(reads) };
}

const rowSchema = z.object({ key: z.string(), value: z.instanceof(Buffer), sum: z.int() });
/** How many entries one query reads. */
const part = 256;

function drawerOn(reads: Queryable, writes: Queryable, name: string): Drawer {
  checkDrawerName(name);
  return {
    get: async (key) => {
      const { rows } = await reads.query({
        text: 'SELECT key, value, sum FROM palabre_drawers WHERE drawer = $1 AND key = $2',
        values: [name, encodeURIComponent(key)],
      });
      return rows.length === 0 ? undefined : entryIn(rows[0], name)[1];
    },
    entries: () => entriesOf(reads, name),
    change: (changes) => change(writes, name, [...changes]),
  };
}

function entryIn(row: unknown, drawer: string): readonly [key: string, value: Uint8Array] {
  const { key, value, sum } = rowSchema.parse(row);
  verifyChecksum(placeOf(drawer, key), value, sum);
  return [decodeURIComponent(key), value];
}

const placeOf = (drawer: string, key: string): string =>
  `What the drawer ${drawer} holds as ${key}`;

async function* entriesOf(
  reads: Queryable,
  drawer: string,
): AsyncGenerator<readonly [key: string, value: Uint8Array], void> {
  let last: string | undefined;
  for (;;) {
    const { rows } = await reads.query({
      text: `SELECT key, value, sum FROM palabre_drawers
             WHERE drawer = $1 AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`,
      values: [drawer, last, part],
    });
    for (const row of rows) {
      const entry = entryIn(row, drawer);
      last = encodeURIComponent(entry[0]);
      yield entry;
    }
    if (rows.length < part) return;
  }
}

type Change = readonly [key: string, value: Uint8Array | undefined];

/** Makes all the changes or none, in one statement. Their values are copied at the call. */
async function change(
  writes: Queryable,
  drawer: string,
  changes: readonly Change[],
): Promise<void> {
  const removed: string[] = [];
  const set: { key: string; value: string; sum: number }[] = [];
  for (const [name, value] of changes) {
    const key = encodeURIComponent(name);
    if (value === undefined) removed.push(key);
    else
      set.push({
        key,
        value: Buffer.from(value).toString('hex'),
        sum: checksumOf(placeOf(drawer, key), value),
      });
  }
  await writes.query({
    text: `WITH gone AS (DELETE FROM palabre_drawers WHERE drawer = $1 AND key = ANY ($2::text[]))
           INSERT INTO palabre_drawers
           SELECT $1, key, decode(value, 'hex'), sum
           FROM unnest($3::text[], $4::text[], $5::int[]) AS new (key, value, sum)
           ON CONFLICT (drawer, key) DO UPDATE SET value = excluded.value, sum = excluded.sum`,
    values: [
      drawer,
      removed,
      set.map(({ key }) => key),
      set.map(({ value }) => value),
      set.map(({ sum }) => sum),
    ],
  });
}

async function* namesIn(reads: Queryable): AsyncGenerator<string, void> {
  const { rows } = await reads.query({ text: 'SELECT DISTINCT drawer FROM palabre_drawers' });
  for (const { drawer } of rows) yield String(drawer);
}
