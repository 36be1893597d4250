import { answerWithinMs, type AppContext } from '../engine/context.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import type { PersonId } from '../kernel/people.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { WorkshopEvent, WorkshopState } from './domain/state.ts';

/**
 * Takes somebody out of the facilitation of a workshop, and out of the facilitators' thread as long
 * as it is still known who that is: waits a little for that to be done.
 */
export async function leaveFacilitation(
  { streams, tools }: AppContext,
  id: string,
  person: PersonId,
): Promise<Result<void, StoreDown>> {
  const done = await streams.workshops.update(id, null, (state) => ok(leaving(state, person)));
  if (!done.ok) return done;
  if (done.value.events.length > 0)
    await tools.delivery.show({ kind: 'workshop', id }, answerWithinMs);
  return ok(undefined);
}

const leaving = ({ facilitators }: Readonly<WorkshopState>, person: PersonId): WorkshopEvent[] =>
  facilitators.includes(person) ? [{ type: 'workshop.left', person }] : [];
