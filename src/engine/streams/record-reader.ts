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
 * Describes what this program can read of a journal, written by any version; `shape` changes with
 * its events.
 */
export function recordReader(kinds: readonly RecordedKind[]): RecordReader {
  const shapes = kinds.map(({ name, version, events }) => [name, version, shapeOf(events)]);
  const shape = digest(JSON.stringify(shapes));
  return { shape, knows: (stream, record) => knows(kinds, stream, record) };
}

const shapeOf = (events: z.ZodType): unknown =>
  z.toJSONSchema(events, { io: 'input', unrepresentable: 'any' });

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
