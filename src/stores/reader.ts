import type { JournalRecord } from '../engine/ports.ts';
import { recordSchema } from './record.ts';
import { namespace } from './keyv/checked-store.ts';

/** What a program can read of a journal. */
export interface Reader {
  /** The same for two programs that read the same records, another when that may not be so. */
  readonly shape: string;
  /** Whether it can read this record of that stream, to the last field. */
  knows(stream: string, record: JournalRecord): boolean;
}

/** What is looked through, and what was noted there of who can read it. */
export interface Readable {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  iterator(namespace: string): AsyncIterable<readonly [string, string]>;
}

/** A record that is whole, and that the reader does not know: a later program wrote it. */
export class Unknown extends Error {}

/** Goes up when what surrounds events in a record changes. */
const format = 1;
/** Who can read every record there is: whoever writes is one of those. */
const readerKey = `${namespace}:reader`;
const recordKey = new RegExp(`^${namespace}:(?<stream>.+)/[0-9]+$`, 'u');

/**
 * Rejects with `Unknown` unless `reader` can read every record of the store. That was looked at
 * already where the last that held it was of the same shape, and is only then not looked at again
 * (15 ms per MB): a program records nothing that it could not read. Without a reader, anything may
 * be recorded, and the next that has one looks.
 */
export async function holdTo(store: Readable, reader: Reader | undefined): Promise<void> {
  const noted = await store.get(readerKey);
  const now = reader === undefined ? undefined : `${format} ${reader.shape}`;
  if (noted === now) return;
  if (reader === undefined || now === undefined) {
    await store.delete(readerKey);
    return;
  }
  for await (const [key, text] of store.iterator(namespace)) check(key, text, reader);
  // Without the note the next start looks again, no more: a disk with little room left is no refusal.
  await store.set(readerKey, now).catch(() => {});
}

function check(key: string, text: string, reader: Reader): void {
  const stream = recordKey.exec(key)?.groups?.['stream'];
  if (stream === undefined) return;
  const record = recordSchema.safeParse(JSON.parse(text).value);
  if (!record.success || !reader.knows(stream, record.data)) throw new Unknown();
}
