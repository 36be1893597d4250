import type { Journal } from '../ports.ts';
import type { RecordReader } from './record-reader.ts';

/** `discord.poll`: the name of a platform's streams of a kind in the store. */
const nameOf = (platform: string, name: string): string => `${platform}.${name}`;

/**
 * A platform's own part of a journal. Its streams carry its name in the store, so equal ids of two
 * platforms never collide, and no platform lists, reads or erases the streams of another.
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

/** Describes what this program can read of a platform's part of a journal; nothing of other parts. */
export function readerOf(platform: string, { shape, knows }: RecordReader): RecordReader {
  const prefix = nameOf(platform, '');
  return {
    shape,
    knows: (stream, record) =>
      stream.startsWith(prefix) && knows(stream.slice(prefix.length), record),
  };
}
