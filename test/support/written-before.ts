import { readFileSync } from 'node:fs';
import type { JournalRecord } from '../../src/engine/ports.ts';

interface Before {
  readonly records: JournalRecord[];
  state: unknown;
}

/**
 * What a Palabre wrote that knew no beginnings of posts, no steps that close and nobody unnamed: a
 * workshop from its plan to its end, its votes, a recap; each stream's records, then what it held.
 */
export function writtenBefore(): Map<string, Before> {
  const file = new URL('./written-before.jsonl', import.meta.url);
  const streams = new Map<string, Before>();
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const { stream, record, state } = JSON.parse(line);
    const known = streams.get(stream) ?? { records: [], state: undefined };
    if (record === undefined) known.state = state;
    else known.records.push(record);
    streams.set(stream, known);
  }
  return streams;
}
