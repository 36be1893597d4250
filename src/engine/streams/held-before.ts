import type { Held } from '../../kernel/own-data.ts';
import type { PersonId } from '../../kernel/people.ts';
import { takingTurns } from '../cooperative.ts';
import type { Commit } from '../ports.ts';
import { readWhole } from './read-whole.ts';
import type { StreamKind, StreamPorts } from './stream-kind.ts';

/**
 * Everything that a stream's records hold, or ever held, about a person: also what they changed or
 * took back since. Folds every record, and rejects on one that it cannot read.
 */
export async function heldBefore<State, Event>(
  kind: StreamKind<State, Event>,
  id: string,
  { journal }: StreamPorts,
  person: PersonId,
): Promise<readonly Held[]> {
  const inTurn = takingTurns();
  const sign = JSON.stringify(person);
  const isAbout = (commit: Commit): boolean => JSON.stringify(commit).includes(sign);
  const all = new Map<string, Held>();
  let state = kind.initial(id);
  for await (const { commits } of journal.read(`${kind.name}/${id}`, 0))
    for (const commit of commits) {
      await inTurn();
      for (const event of commit.events) state = folded(kind, state, event);
      const held = isAbout(commit) ? kind.ownData.held(state, person) : [];
      for (const each of held) all.set(signOf(each), each);
    }
  return [...all.values()];
}

/** Equal for two items with the same content. */
export const signOf = (held: Held): string => JSON.stringify(held);

function folded<State, Event>(kind: StreamKind<State, Event>, state: State, event: unknown): State {
  const known = readWhole(kind.events, event);
  if (known === undefined) throw new Error(`A record of a ${kind.name} holds an unknown event`);
  return kind.evolve(state, known);
}
