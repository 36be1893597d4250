import type { Journal } from '../ports.ts';

/**
 * True if a stream has records after number `after`; reads none before it. Rejects if the store
 * can't answer.
 */
export async function goesOn(journal: Journal, stream: string, after: number): Promise<boolean> {
  for await (const _ of journal.read(stream, after)) return true;
  return false;
}
