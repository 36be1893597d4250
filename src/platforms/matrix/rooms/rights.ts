import type { ChatPermission } from '../../../kernel/chat-permission.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

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
