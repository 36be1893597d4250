import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { JournalRecord } from '../ports.ts';
import { readWhole } from './read-whole.ts';
import { waitingKind } from './rewriting.ts';

/** What the records of a kind of stream look like. */
export interface RecordedKind {
  readonly name: string;
  readonly version: number;
  readonly events: z.ZodType;
}

export interface RecordReader {
  readonly shape: string;
  knows(stream: string, record: JournalRecord): boolean;
}

/**
 * Describes what this program can read of a journal, written by any version; `shape` is a digest
 * that changes with the schemas of its events.
 */
export function recordReader(kinds: readonly RecordedKind[]): RecordReader {
  const shapes = kinds.map(({ name, version, events }) => [name, version, shapeOf(events)]);
  const shape = digest(JSON.stringify(shapes));
  return { shape, knows: (stream, record) => knows(kinds, stream, record) };
}

/** A JSON schema would say the same, and takes several times as long to make. */
function shapeOf(events: z.ZodType): string {
  const known = new Map<unknown, number>();
  return JSON.stringify(events, (_name, part: unknown) => {
    if (part instanceof RegExp) return part.source;
    if (!(part instanceof z.core.$ZodType || part instanceof z.core.$ZodCheck)) return part;
    // A shared part is written out once, then given by its number.
    const number = known.get(part);
    if (number !== undefined) return number;
    known.set(part, known.size);
    return part._zod.def;
  });
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function knows(
  kinds: readonly RecordedKind[],
  stream: string,
  { v, commits }: JournalRecord,
): boolean {
  const kind = kinds.find(({ name }) =>
    [name, waitingKind(name)].some((each) => stream.startsWith(`${each}/`)),
  );
  if (kind === undefined || v !== kind.version) return false;
  return commits.every(({ events }) =>
    events.every((event) => readWhole<unknown>(kind.events, event) !== undefined),
  );
}
