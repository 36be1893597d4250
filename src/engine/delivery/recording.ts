import {
  asRecorded,
  isStillSo,
  type Placement,
  type PlacementEvent,
} from '../../kernel/placement.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Streams } from '../streams/stream-kind.ts';
import type { NotRecorded, Placing } from './subject.ts';

/** A subject erased during the pass must not be recreated by what was posted. */
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

/** Nothing is recorded of what was decided on something that has changed since. */
export const outdated = err({ kind: 'outdated' as const });
