import {
  createSchema,
  levelOf,
  levelToSend,
  levelToSet,
  powerLevelsSchema,
  type PowerLevels,
} from '../../platforms/matrix/rooms/levels.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { ApiError, forbidden } from './api-error.ts';
import { membershipOf, stateAt, stateOf, type StoredRoom } from './world.ts';

const levelsOf = (room: StoredRoom): PowerLevels | undefined =>
  powerLevelsSchema.safeParse(stateOf(room, 'm.room.power_levels')).data;

export function levelIn(room: StoredRoom, user: string): number {
  const create = room.state.get(stateAt('m.room.create', ''));
  const creation = create && { ...createSchema.parse(create.content), sender: create.sender };
  return levelOf(user, creation, levelsOf(room));
}

export function expectJoined(room: StoredRoom, user: string): void {
  if (membershipOf(room, user) !== 'join') throw forbidden(`User ${user} not in room ${room.id}`);
}

/** In bytes, as JSON. */
const largestEvent = 65_536;

export function expectMaySend(
  room: StoredRoom,
  user: string,
  type: string,
  content: unknown,
  isState: boolean,
): void {
  expectJoined(room, user);
  if (Buffer.byteLength(JSON.stringify(content)) > largestEvent - 500)
    throw new ApiError(413, 'M_TOO_LARGE', 'event too large');
  const levels = levelsOf(room);
  const needed = isState
    ? levelToSet(levels, type)
    : type === 'm.room.message'
      ? levelToSend(levels)
      : (entryOf(levels?.events ?? {}, type) ?? levels?.events_default ?? 0);
  if (levelIn(room, user) < needed) throw forbidden(`You don't have permission to post ${type}`);
}

export function expectMayRedact(room: StoredRoom, user: string, author: string): void {
  expectJoined(room, user);
  if (author !== user && levelIn(room, user) < (levelsOf(room)?.redact ?? 50))
    throw forbidden("You don't have permission to redact events");
}

export function expectMayInvite(room: StoredRoom, user: string, person: string): void {
  expectJoined(room, user);
  const now = membershipOf(room, person);
  if (now === 'join') throw forbidden(`${person} is already in the room.`);
  if (now === 'ban') throw forbidden(`${person} is banned from the room`);
  if (levelIn(room, user) < (levelsOf(room)?.invite ?? 0))
    throw forbidden("You don't have permission to invite");
}

export function expectMayKick(room: StoredRoom, user: string, person: string): void {
  expectJoined(room, user);
  const mine = levelIn(room, user);
  if (mine < (levelsOf(room)?.kick ?? 50) || mine <= levelIn(room, person))
    throw forbidden(`You cannot kick user ${person}.`);
}

export function expectMayJoin(room: StoredRoom, user: string): void {
  const now = membershipOf(room, user);
  if (now === 'join' || now === 'invite') return;
  const rule = stateOf(room, 'm.room.join_rules')?.['join_rule'];
  if (now === 'ban' || rule !== 'public') throw forbidden('You are not invited to this room.');
}
