import { forbidden, notFound } from './api-error.ts';
import type { Call } from './call.ts';
import { expectJoined } from './rules.ts';
import type { StoredEvent, StoredRoom, World } from './world.ts';

/** The room of a request; who is not in it does not learn whether there is one. */
export function roomOf(world: World, call: Call): StoredRoom {
  const room = world.rooms.get(call.params['room'] ?? '');
  if (room === undefined) throw forbidden(`User ${call.user.id} not in room`);
  return room;
}

export function joinedRoomOf(world: World, call: Call): StoredRoom {
  const room = roomOf(world, call);
  expectJoined(room, call.user.id);
  return room;
}

export function eventOf(room: StoredRoom, call: Call): StoredEvent {
  const found = room.events.find(({ event_id: id }) => id === call.params['event']);
  if (found === undefined) throw notFound('Event not found.');
  return found;
}
