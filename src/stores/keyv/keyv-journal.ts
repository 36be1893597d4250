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

/** `most`: the most records that one read requests; `next`: the least that a further read does. */
const chunk = { most: 256, next: 32 };

/**
 * The journal on any Keyv store. One record is one key, `<stream>/<sequence>`; `<stream>/end` is
 * the number of the last one, written with it. `limit`: the milliseconds after which a store that
 * has not answered has failed.
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

/** An unreadable snapshot is ignored: the records have everything. */
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
  // One more than `end` says, because a store may be behind with it.
  const left = Math.max(end - after, 0) + 1;
  for (let size = Math.min(left, chunk.most); ; size = nextSize(size)) {
    const first = next;
    const values = await store.get(keysOf(stream, first, size));
    const count = present(values, stream, first);
    for (const value of values.slice(0, count)) yield parseRecord(value, stream, next++);
    if (count === size) continue;
    if (next <= end) throw missing(stream, next);
    return;
  }
}

const nextSize = (size: number): number => Math.min(Math.max(size * 2, chunk.next), chunk.most);

const endSchema = z.int().positive().optional();

/**
 * The number of the last record. If a store cannot write two keys at once, it may be behind by the
 * latest records, never ahead.
 */
async function readEnd(store: CheckedStore, stream: string): Promise<number> {
  const [end] = await store.get([endKey(stream)]);
  const parsed = endSchema.safeParse(end);
  if (!parsed.success) throw new Unreadable(`The end of ${stream} is not a number`);
  return parsed.data ?? 0;
}

function keysOf(stream: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${stream}/${first + i}`);
}

const missing = (stream: string, sequence: number): Unreadable =>
  new Unreadable(`Record ${sequence} of ${stream} is missing`);

/** How many records precede the first missing one. None may follow it. */
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
 * A store may fail while a stream's keys are being removed, and the rest would look like a shorter
 * stream. So one write decides first: a note of how many records to remove.
 */
async function eraseStream(store: CheckedStore, stream: string): Promise<void> {
  const records = await countRecords(store, stream);
  await store.set(erasureKey(stream), { records });
  await finishErasure(store, stream);
}

/** Runs before anything of a stream is read: an erasure that started always finishes. */
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
