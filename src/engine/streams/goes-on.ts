import type { Journal } from '../ports.ts';

/** True if a stream has records after that one; nothing before is read. Rejects if the store does not say. */
export async function goesOn(journal: Journal, stream: string, after: number): Promise<boolean> {
  for await (const _ of journal.read(stream, after)) return true;
  return false;
}
