import type { Journal } from '../ports.ts';
import type { RecordReader } from './record-reader.ts';

/** `discord.poll`: what a platform's streams of a kind are called in the store. */
const nameOf = (platform: string, name: string): string => `${platform}.${name}`;

/**
 * A platform's own part of a journal. Its streams carry its name in the store, so ids that two
 * platforms both use never meet, and one never lists, reads or erases what is another's.
 */
export function journalOf(platform: string, journal: Journal): Journal {
  const named = (stream: string) => nameOf(platform, stream);
  return {
    snapshot: (stream) => journal.snapshot(named(stream)),
    read: (stream, sequence) => journal.read(named(stream), sequence),
    append: (stream, ...more) => journal.append(named(stream), ...more),
    saveSnapshot: (stream, snapshot) => journal.saveSnapshot(named(stream), snapshot),
    erase: (stream) => journal.erase(named(stream)),
    list: (kind) => journal.list(named(kind)),
    streams: () => ownOf(named(''), journal.streams()),
    close: () => journal.close(),
  };
}

async function* ownOf(
  prefix: string,
  streams: AsyncIterable<string>,
): AsyncGenerator<string, void> {
  for await (const stream of streams)
    if (stream.startsWith(prefix)) yield stream.slice(prefix.length);
}

/** Tells what this program can read of a platform's part of a journal; of another's part, nothing. */
export function readerOf(platform: string, { shape, knows }: RecordReader): RecordReader {
  const prefix = nameOf(platform, '');
  return {
    shape,
    knows: (stream, record) =>
      stream.startsWith(prefix) && knows(stream.slice(prefix.length), record),
  };
}
