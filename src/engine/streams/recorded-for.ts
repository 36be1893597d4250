import { takingTurns } from '../cooperative.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { readWhole } from './read-whole.ts';
import type { StoreDown, StreamKind, StreamPorts } from './stream-kind.ts';

/**
 * The events that a request recorded the first time; none if it is not in the records, or if the
 * stream was rewritten since. Reads the records from the start, which only repeated requests need.
 */
export async function recordedFor<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  { journal }: StreamPorts,
  request: string,
): Promise<Result<readonly Event[], StoreDown>> {
  const inTurn = takingTurns();
  try {
    for await (const { commits } of journal.read(`${kind.name}/${id}`, 0)) {
      await inTurn();
      const found = commits.find((commit) => commit.request === request);
      if (found !== undefined)
        return ok(found.events.flatMap((event) => readWhole(kind.events, event) ?? []));
    }
    return ok([]);
  } catch {
    return err({ kind: 'storeDown' });
  }
}
