import type { RoomEvent } from '../client/events.ts';
import type { Rooms } from './rooms.ts';

/** Applies what Palabre did itself at once: the server reports it later. */
export function learn(rooms: Rooms, room: string, ...events: RoomEvent[]): void {
  rooms.take(room, { state: { events }, timeline: { events: [] } });
}

/** A membership event that Palabre caused. */
export const memberEvent = ({ self }: Rooms, person: string, membership: string): RoomEvent =>
  stateEvent('m.room.member', person, self, { membership });

export const stateEvent = (
  type: string,
  key: string,
  sender: string,
  content: Readonly<Record<string, unknown>>,
): RoomEvent => ({
  event_id: '',
  type,
  sender,
  content,
  state_key: key,
  origin_server_ts: 0,
});

/** The state that encrypts a room's messages. */
export const encryptionType = 'm.room.encryption';
export const encryption = { algorithm: 'm.megolm.v1.aes-sha2' };
