import type { Journal } from '../engine/ports.ts';
import { takingTurns } from '../engine/cooperative.ts';
import type { PersonId } from '../kernel/people.ts';

/**
 * True if a record or the snapshot of a stream has the person's id: as what they did, or in what was
 * said of them. Records may have it when the state no longer does. Rejects if the store cannot answer.
 */
export async function mentions(
  journal: Journal,
  stream: string,
  person: PersonId,
): Promise<boolean> {
  const inTurn = takingTurns();
  const sign = JSON.stringify(person);
  const has = (what: unknown): boolean => (JSON.stringify(what) ?? '').includes(sign);
  for await (const record of journal.read(stream, 0)) {
    if (has(record)) return true;
    await inTurn();
  }
  return has(await journal.snapshot(stream));
}
