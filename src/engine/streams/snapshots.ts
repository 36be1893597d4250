import type { Snapshot } from '../ports.ts';
import type { StreamMemory } from './memory.ts';

/** The fewest records between two snapshots. */
const snapshotEvery = 256;

/**
 * The snapshot due with record `sequence`, if any; taken at once, because the state may contain
 * more by the time it is saved. The gap to the next doubles with the stream, so the cost per record
 * stays flat.
 */
export function snapshotDue<State>(
  memory: StreamMemory<State>,
  sequence: number,
  v: number,
): Snapshot | undefined {
  const due = memory.snapshotAt + Math.max(snapshotEvery, memory.snapshotAt);
  if (sequence < due || memory.dropped) return undefined;
  memory.snapshotAt = sequence;
  const requests = memory.requests.all();
  const state = structuredClone(memory.state);
  return { v, sequence, state, ...(requests.length > 0 && { requests }) };
}
