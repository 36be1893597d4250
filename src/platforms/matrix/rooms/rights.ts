import type { ChatPermission } from '../../../kernel/chat-permission.ts';
import { doubtful, type Finding, type OpenPlace } from '../../../engine/finding.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** The state event that says what stands pinned in a room. */
export const pinnedType = 'm.room.pinned_events';

const writing: readonly ChatPermission[] = [
  'send',
  'sendInThreads',
  'publicThreads',
  'attachFiles',
];

/** What Palabre lacks in a room that it is in. */
export function missingIn(rooms: Rooms, room: Room): readonly ChatPermission[] {
  return [...(rooms.isDeafTo(room) ? (['view'] as const) : []), ...(room.maySend ? [] : writing)];
}

/** Where something is open and Palabre can neither give a button back nor pin a card. */
export function levelFindings(rooms: Rooms, places: readonly OpenPlace[]): Finding[] {
  const known = new Set(places.flatMap(({ channel }) => rooms.get(channel) ?? []));
  return [...known]
    .filter((room) => !room.mayRedact || !room.maySet(pinnedType))
    .map(({ id, name }) => doubtful('matrix.doctor.notModerator', { room: name || id }));
}
