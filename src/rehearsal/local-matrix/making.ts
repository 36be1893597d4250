import { z } from 'zod';
import { append, newRoomId, type StoredRoom, type World } from './world.ts';

const stateEvent = z.object({
  type: z.string(),
  state_key: z.string().default(''),
  content: z.record(z.string(), z.unknown()),
});

export const createRoomSchema = z.object({
  preset: z.enum(['private_chat', 'public_chat', 'trusted_private_chat']).default('private_chat'),
  name: z.string().optional(),
  topic: z.string().optional(),
  invite: z.array(z.string()).default([]),
  is_direct: z.boolean().default(false),
  room_version: z.string().optional(),
  initial_state: z.array(stateEvent).default([]),
  creation_content: z.record(z.string(), z.unknown()).default({}),
  power_level_content_override: z.record(z.string(), z.unknown()).default({}),
});
export type NewRoom = z.output<typeof createRoomSchema>;

export function makeRoom(world: World, creator: string, asked: NewRoom, usual: string): StoredRoom {
  const version = asked.room_version ?? usual;
  const id = newRoomId(version, world.server);
  const room: StoredRoom = { id, version, events: [], state: new Map() };
  world.rooms.set(id, room);
  const set = (type: string, content: Record<string, unknown>, key = '') =>
    append(world, room, { type, sender: creator, content, state_key: key });
  set('m.room.create', { ...asked.creation_content, room_version: version });
  set('m.room.member', memberOf(world, creator, 'join'), creator);
  set('m.room.power_levels', {
    users: Number(version) >= 12 ? {} : { [creator]: 100 },
    users_default: 0,
    events_default: 0,
    state_default: 50,
    redact: 50,
    invite: 0,
    kick: 50,
    ...asked.power_level_content_override,
  });
  set('m.room.join_rules', { join_rule: asked.preset === 'public_chat' ? 'public' : 'invite' });
  set('m.room.history_visibility', { history_visibility: 'shared' });
  for (const { type, state_key: key, content } of asked.initial_state) set(type, content, key);
  if (asked.name !== undefined) set('m.room.name', { name: asked.name });
  if (asked.topic !== undefined) set('m.room.topic', { topic: asked.topic });
  for (const person of asked.invite)
    set('m.room.member', invitationTo(world, person, asked.is_direct), person);
  return room;
}

export const memberOf = (world: World, user: string, membership: string) => {
  const name = world.users.get(user)?.displayName;
  return { membership, ...(name === undefined ? {} : { displayname: name }) };
};

export const invitationTo = (world: World, person: string, isDirect: boolean) => ({
  ...memberOf(world, person, 'invite'),
  ...(isDirect ? { is_direct: true } : {}),
});
