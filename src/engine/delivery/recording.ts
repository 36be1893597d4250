import {
  asRecorded,
  isStillSo,
  type Placement,
  type PlacementEvent,
} from '../../kernel/placement.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Streams } from '../streams/stream-kind.ts';
import type { NotRecorded, Placing } from './subject.ts';

/**
 * Records a placement. Fails with `erased` if the subject is gone, which this must not recreate,
 * and with `outdated` if its key has changed since it was `seen`.
 */
export function recordPlacement<State extends { placement: Placement }, Event>(
  streams: Streams<State, Event | PlacementEvent>,
  id: string,
  { event, seen }: Placing,
  isThere: (state: Readonly<State>) => boolean,
): Promise<Result<unknown, NotRecorded>> {
  return streams.update<NotRecorded>(id, null, (state) => {
    if (!isThere(state)) return err({ kind: 'erased' });
    if (!isStillSo(state.placement, event, seen)) return outdated;
    return ok([asRecorded(state.placement, event, seen)]);
  });
}

/** For a decision based on something that has changed since: it is not recorded. */
export const outdated = err({ kind: 'outdated' as const });
