import { err, ok } from '../kernel/result.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import type { Visit } from '../engine/requests/admission.ts';
import type { Outcome } from '../engine/context.ts';
import { openedWorkshop } from './stream.ts';

/**
 * The workshops in deleted channels whose summary somebody may get from anywhere on the server:
 * those they facilitate; the latest end last.
 */
export async function orphansOf(visit: Visit): Promise<OpenedWorkshop[]> {
  const { app, place, who } = visit;
  const known = await app.streams.communities.read(place.community);
  if (!known.ok) return [];
  const gone = Object.entries(known.value.ended)
    .filter(([channel]) => who.rightsIn(channel) === undefined)
    .map(([, id]) => id);
  const found = await Promise.all(gone.map((id) => openedWorkshop(app, id)));
  return found
    .flatMap((each) => (each.ok ? [each.value] : []))
    .filter(({ facilitators }) => facilitators.includes(who.id))
    .toSorted((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0));
}

/** The one meant if none is named. */
export async function lastOrphanOf(visit: Visit): Outcome<OpenedWorkshop> {
  const last = (await orphansOf(visit)).at(-1);
  return last === undefined ? err({ kind: 'noWorkshop' }) : ok(last);
}
