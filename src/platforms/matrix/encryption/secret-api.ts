import { MatrixRefusal } from '../client/refusal.ts';
import type { Api } from '../client/api.ts';
import type { RoomEvent, SyncAnswer } from '../client/events.ts';
import { postKey } from '../posting/content.ts';
import { NotThere } from '../posting/failures.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Encryption } from './encryption.ts';

export const secretType = 'm.room.encrypted';
const saidType = 'm.room.message';

interface Secrecy {
  readonly rooms: Rooms;
  readonly encryption: Encryption;
}

/** The same requests, with messages of encrypted rooms encrypted and decrypted on the way. */
export function secretApi(api: Api, { rooms, encryption }: Secrecy): Api {
  const opened = async (room: string, event: RoomEvent): Promise<RoomEvent> => {
    if (event.type !== secretType || event.unsigned?.redacted_because !== undefined) return event;
    const read = await encryption.decrypt(room, event);
    // A message that cannot be read is as good as gone.
    if (read === undefined) throw new MatrixRefusal(404, 'M_NOT_FOUND');
    return read;
  };
  /**
   * True for a clear-text message in an encrypted room, which the server's operator may have made
   * up. Palabre's own cards may be older than the encryption.
   */
  const isMadeUp = (room: string, { type, sender }: RoomEvent): boolean =>
    type === saidType && sender !== rooms.self && rooms.get(room)?.isEncrypted === true;
  return {
    ...api,
    send: async (id, type, content, txn) => {
      const room = rooms.get(id);
      // Reactions are in the clear everywhere, as all clients send them.
      if (room?.isEncrypted !== true || type === 'm.reaction')
        return api.send(id, type, content, txn);
      if (rooms.isUnreadable(room)) throw new NotThere(id);
      const secret = await encryption.encrypt(encryptedRoom(room, rooms.self), type, content);
      // The name that Palabre finds its message by stays in clear text, but nothing that people
      // wrote.
      const name = content[postKey] === undefined ? {} : { [postKey]: content[postKey] };
      return api.send(id, secretType, { ...secret, ...name }, txn);
    },
    event: async (room, id) => {
      const found = await api.event(room, id);
      if (isMadeUp(room, found)) throw new MatrixRefusal(404, 'M_NOT_FOUND');
      const event = await opened(room, found);
      const change = event.unsigned?.['m.relations']?.['m.replace'];
      if (change?.type !== secretType) return event;
      const read = await opened(room, change).catch(() => change);
      return { ...event, unsigned: { ...event.unsigned, 'm.relations': { 'm.replace': read } } };
    },
    earlier: (room, how) => {
      const isOfSaid = how.types?.includes(saidType) === true;
      return api.earlier(room, isOfSaid ? { ...how, types: [saidType, secretType] } : how);
    },
  };
}

export function encryptedRoom(room: Room, self: string) {
  return {
    id: room.id,
    people: [...new Set([self, ...room.readers()])],
    keyMessages: room.encryption?.rotation_period_msgs,
    keyMs: room.encryption?.rotation_period_ms,
  };
}

/** True if a sync mentions an encrypted room, or an invitation to one. */
export function meetsEncryption({ rooms: { join, invite } }: SyncAnswer): boolean {
  const told = [
    ...Object.values(join).flatMap(({ state, timeline }) => [...state.events, ...timeline.events]),
    ...Object.values(invite).flatMap(({ invite_state: state }) => state.events),
  ];
  return told.some(({ type, state_key: key }) => type === 'm.room.encryption' && key !== undefined);
}
