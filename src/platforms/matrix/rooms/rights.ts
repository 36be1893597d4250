import type { ChatPermission } from '../../../kernel/chat-permission.ts';
import { doubtful, type Finding, type OpenPlace } from '../../../engine/finding.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** The type of the state event that lists a room's pinned messages. */
export const pinnedType = 'm.room.pinned_events';

const writing: readonly ChatPermission[] = [
  'send',
  'sendInThreads',
  'publicThreads',
  'attachFiles',
];

/** The rights that Palabre lacks in a room that it is in. */
export function missingIn(rooms: Rooms, room: Room): readonly ChatPermission[] {
  return [
    ...(rooms.isUnreadable(room) ? (['view'] as const) : []),
    ...(room.maySend ? [] : writing),
  ];
}

/** Reports rooms with something open in which Palabre may not remove reactions or pin cards. */
export function levelFindings(rooms: Rooms, places: readonly OpenPlace[]): Finding[] {
  const known = new Set(places.flatMap(({ channel }) => rooms.get(channel) ?? []));
  return [...known]
    .filter((room) => !room.mayRedact || !room.maySet(pinnedType))
    .map(({ id, name }) => doubtful('matrix.doctor.notModerator', { room: name || id }));
}
