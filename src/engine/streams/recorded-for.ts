import { takingTurns } from '../cooperative.ts';
import { readWhole } from './read-whole.ts';
import type { StreamKind, StreamPorts } from './stream-kind.ts';

/**
 * What a request recorded when it came the first time; nothing if it is not in the records, or no
 * longer with its events because they were written anew. It reads them from the start, which only
 * something that comes twice asks for.
 */
export async function recordedFor<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  { journal }: StreamPorts,
  request: string,
): Promise<readonly Event[]> {
  const inTurn = takingTurns();
  for await (const { commits } of journal.read(`${kind.name}/${id}`, 0)) {
    await inTurn();
    const found = commits.find((commit) => commit.request === request);
    if (found !== undefined)
      return found.events.flatMap((event) => readWhole(kind.events, event) ?? []);
  }
  return [];
}
