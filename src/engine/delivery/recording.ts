import type { Placement, PlacementEvent } from '../../kernel/placement.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Streams } from '../streams/stream-kind.ts';
import type { NotRecorded } from './subject.ts';

/** What was erased while the chat was brought up to date must not begin again with what was posted. */
export function recordPlacement<State extends { placement: Placement }, Event>(
  streams: Streams<State, Event | PlacementEvent>,
  id: string,
  event: PlacementEvent,
  isThere: (state: Readonly<State>) => boolean,
): Promise<Result<unknown, NotRecorded>> {
  return streams.update(id, null, (state) =>
    isThere(state) ? ok([event]) : err({ kind: 'erased' as const }),
  );
}
