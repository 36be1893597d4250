import type { Store } from '../../engine/drawers.ts';
import type { Snapshot } from '../../engine/ports.ts';
import type { Queryable } from './queryable.ts';
import { drawersOn } from './drawers.ts';
import { GroupCommit } from './group-commit.ts';
import { readRecords, readSnapshot, snapshotPlace, streamNames } from './read-rows.ts';
import { checksumOf } from './checksum.ts';

/** Reads and writes may use different connections. */
export interface Connections {
  readonly reads: Queryable;
  readonly writes: Queryable;
  close(): Promise<void>;
}

/** The journal, and the drawers beside it, in the tables of a database. */
export function storeOn({ reads, writes, close }: Connections): Store {
  const commits = new GroupCommit(writes);
  return {
    ...drawersOn(reads, writes),
    snapshot: (stream) => readSnapshot(reads, stream),
    read: (stream, sequence) => readRecords(reads, stream, sequence),
    append: (stream, sequence, record) => commits.append(stream, sequence, record),
    saveSnapshot: (stream, snapshot) => saveSnapshot(writes, stream, snapshot),
    erase: (stream) => erase(writes, stream),
    list: (kind) => idsOf(reads, `${kind}/`),
    streams: () => streamNames(reads),
    close,
  };
}

async function* idsOf(reads: Queryable, start: string): AsyncGenerator<string, void> {
  for await (const name of streamNames(reads, start)) yield name.slice(start.length);
}

async function saveSnapshot(writes: Queryable, stream: string, snapshot: Snapshot): Promise<void> {
  const text = JSON.stringify(snapshot);
  await writes.query({
    text: `INSERT INTO palabre_snapshots VALUES ($1, $2, $3)
           ON CONFLICT (stream) DO UPDATE SET snapshot = $2, sum = $3`,
    values: [stream, text, checksumOf(snapshotPlace(stream), text)],
  });
}

/** Erases all of a stream or nothing, in one statement. */
async function erase(writes: Queryable, stream: string): Promise<void> {
  await writes.query({
    text: `WITH gone AS (DELETE FROM palabre_snapshots WHERE stream = $1)
           DELETE FROM palabre_records WHERE stream = $1`,
    values: [stream],
  });
}
