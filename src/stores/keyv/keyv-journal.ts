import { z } from 'zod';
import {
  SequenceTaken,
  type Journal,
  type JournalRecord,
  type Snapshot,
} from '../../engine/ports.ts';
import { listStreams, streamNames } from './list-streams.ts';
import { recordSchema, snapshotSchema } from '../record.ts';
import { checkedStore, type CheckedStore, type JournalStore } from './checked-store.ts';
import { Unreadable } from '../unreadable.ts';

/** How many records the first read of a stream asks for, and the most that one read asks for. */
const chunk = { first: 32, most: 256 };

/**
 * The journal on any Keyv store. One record is one key, `<stream>/<sequence>`; `<stream>/end` is the
 * number of the last one, written with it. `limit`: how long, in milliseconds, the store may take to
 * answer before that counts as a failure.
 */
export function keyvJournal(keyvStore: JournalStore, limit?: number): Journal {
  const store = checkedStore(keyvStore, limit);
  return {
    snapshot: (stream) => readSnapshot(store, stream),
    read: (stream, sequence) => readRecords(store, stream, sequence),
    append: (stream, sequence, record) => append(store, stream, sequence, record),
    saveSnapshot: (stream, snapshot) => store.set(snapshotKey(stream), snapshot),
    erase: (stream) => eraseStream(store, stream),
    list: (kind) => listStreams(keyvStore, kind),
    streams: () => streamNames(keyvStore),
    close: () => store.close(),
  };
}

const snapshotKey = (stream: string): string => `${stream}/snapshot`;
const erasureKey = (stream: string): string => `${stream}/erasure`;
const endKey = (stream: string): string => `${stream}/end`;

async function append(
  store: CheckedStore,
  stream: string,
  sequence: number,
  record: JournalRecord,
): Promise<void> {
  const written = { key: `${stream}/${sequence}`, value: record };
  if (!(await store.add(written, { key: endKey(stream), value: sequence })))
    throw new SequenceTaken(stream, sequence);
}

/** A snapshot nobody can read is as good as none: the records have it all. */
async function readSnapshot(store: CheckedStore, stream: string): Promise<Snapshot | undefined> {
  await finishErasure(store, stream);
  try {
    const [value] = await store.get([snapshotKey(stream)]);
    return snapshotSchema.safeParse(value).data;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

async function* readRecords(
  store: CheckedStore,
  stream: string,
  after: number,
): AsyncGenerator<JournalRecord, void> {
  await finishErasure(store, stream);
  const end = await readEnd(store, stream);
  let next = after + 1;
  for (let size = chunk.first; ; size = Math.min(size * 2, chunk.most)) {
    const first = next;
    const values = await store.get(keysOf(stream, first, size));
    const count = present(values, stream, first);
    for (const value of values.slice(0, count)) yield parseRecord(value, stream, next++);
    if (count === size) continue;
    if (next <= end) throw missing(stream, next);
    return;
  }
}

/**
 * The number of the last record. A store that cannot write two keys as one may be behind by the
 * records that it wrote last, never ahead.
 */
async function readEnd(store: CheckedStore, stream: string): Promise<number> {
  const [end] = await store.get([endKey(stream)]);
  const parsed = z.int().positive().optional().safeParse(end);
  if (!parsed.success) throw new Unreadable(`The end of ${stream} is not a number`);
  return parsed.data ?? 0;
}

function keysOf(stream: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${stream}/${first + i}`);
}

const missing = (stream: string, sequence: number): Unreadable =>
  new Unreadable(`Record ${sequence} of ${stream} is missing`);

/** How many records there are before the first that is missing. None may follow it. */
function present(values: readonly unknown[], stream: string, first: number): number {
  const count = values.indexOf(undefined);
  if (count === -1) return values.length;
  if (values.slice(count).some((value) => value !== undefined))
    throw missing(stream, first + count);
  return count;
}

function parseRecord(value: unknown, stream: string, sequence: number): JournalRecord {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) throw new Unreadable(`Record ${sequence} of ${stream} is not a record`);
  return parsed.data;
}

const erasureSchema = z.object({ records: z.int().nonnegative() });

/**
 * A store may be cut short between the keys of a stream, and what is left would read as a stream
 * that ended sooner. So the one write that decides comes first: a note of how much there is to remove.
 */
async function eraseStream(store: CheckedStore, stream: string): Promise<void> {
  const records = await countRecords(store, stream);
  await store.set(erasureKey(stream), { records });
  await finishErasure(store, stream);
}

/** Done before anything of a stream is read: an erasure that was begun is as good as done. */
async function finishErasure(store: CheckedStore, stream: string): Promise<void> {
  const [note] = await store.get([erasureKey(stream)]);
  if (note === undefined) return;
  const { records } = erasureSchema.parse(note);
  for (let first = 1; first <= records; first += chunk.most)
    await store.remove(keysOf(stream, first, Math.min(chunk.most, records - first + 1)));
  await store.remove([snapshotKey(stream), endKey(stream)]);
  await store.remove([erasureKey(stream)]);
}

async function countRecords(store: CheckedStore, stream: string): Promise<number> {
  let count = await readEnd(store, stream);
  for await (const _ of readRecords(store, stream, count)) count += 1;
  return count;
}
