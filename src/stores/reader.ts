import type { JournalRecord } from '../engine/ports.ts';
import { recordSchema } from './record.ts';
import { namespace } from './keyv/checked-store.ts';

/** What a program can read of a journal. */
export interface Reader {
  /** Equal for two programs that read the same records; different if that is not certain. */
  readonly shape: string;
  /** True if it can read this record of that stream completely. */
  knows(stream: string, record: JournalRecord): boolean;
}

/** What is needed of a checked store, which notes what can read it. */
export interface Readable {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  iterator(namespace: string): AsyncIterable<readonly [string, string]>;
}

/** An intact record that the reader does not know: a later version wrote it. */
export class Unknown extends Error {}

/** Increased when the envelope of the events changes. */
const format = 1;
/** The key of the note of which programs can read every record: each writer is one of them. */
const readerKey = `${namespace}:reader`;
const recordKey = new RegExp(`^${namespace}:(?<stream>.+)/[0-9]+$`, 'u');

/** The note of which programs can read a store. */
export const readerNote = (reader: Reader | undefined): string | undefined =>
  reader === undefined ? undefined : `${format} ${reader.shape}`;

/**
 * Rejects with `Unknown` unless `reader` can read every record of the store. If the last program
 * that opened it had the same shape, this was already checked and is skipped (15 ms per MB):
 * programs only record what they can read. Without a reader, anything may be recorded, and the next
 * program with one checks again.
 */
export async function holdTo(store: Readable, reader: Reader | undefined): Promise<void> {
  const noted = await store.get(readerKey);
  const now = readerNote(reader);
  if (noted === now) return;
  if (reader === undefined || now === undefined) {
    await store.delete(readerKey);
    return;
  }
  for await (const [key, text] of store.iterator(namespace)) check(key, text, reader);
  // Without the note the next start checks again: a nearly full disk is no reason to refuse.
  await store.set(readerKey, now).catch(() => {});
}

function check(key: string, text: string, reader: Reader): void {
  const stream = recordKey.exec(key)?.groups?.['stream'];
  if (stream === undefined) return;
  const record = recordSchema.safeParse(JSON.parse(text).value);
  if (!record.success || !reader.knows(stream, record.data)) throw new Unknown();
}
