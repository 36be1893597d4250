import { z } from 'zod';
import { notFound } from './api-error.ts';
import { at, bodyOf, type Call, type Reply, type Route } from './call.ts';
import { joinedRoomOf, roomOf } from './look-up.ts';
import { createRoomSchema, invitationTo, makeRoom, memberOf } from './making.ts';
import { expectMayInvite, expectMayJoin, expectMayKick } from './rules.ts';
import { append, membershipOf, type Content, type StoredRoom, type World } from './world.ts';

const someone = z.object({ user_id: z.string() });

function setMember(
  world: World,
  room: StoredRoom,
  sender: string,
  person: string,
  content: Content,
): Reply {
  append(world, room, { type: 'm.room.member', sender, state_key: person, content });
  return { body: {} };
}

function join(world: World, call: Call): Reply {
  const room = world.rooms.get(call.params['room'] ?? '');
  if (room === undefined) throw notFound('No such room');
  const { id } = call.user;
  expectMayJoin(room, id);
  if (membershipOf(room, id) !== 'join')
    setMember(world, room, id, id, memberOf(world, id, 'join'));
  return { body: { room_id: room.id } };
}

function leave(world: World, call: Call): Reply {
  const room = roomOf(world, call);
  const { id } = call.user;
  return setMember(world, room, id, id, { membership: 'leave' });
}

function invite(world: World, call: Call): Reply {
  const room = joinedRoomOf(world, call);
  const { user_id: person } = bodyOf(call, someone);
  if (!world.users.has(person)) throw notFound('No such user');
  expectMayInvite(room, call.user.id, person);
  return setMember(world, room, call.user.id, person, invitationTo(world, person, false));
}

function kick(world: World, call: Call): Reply {
  const room = joinedRoomOf(world, call);
  const { user_id: person } = bodyOf(call, someone);
  expectMayKick(room, call.user.id, person);
  return setMember(world, room, call.user.id, person, { membership: 'leave' });
}

export const roomRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: at('/client/v3/createRoom'),
    counts: ['rooms', 'messages'],
    run: (world, call) => {
      const asked = bodyOf(call, createRoomSchema);
      return {
        body: { room_id: makeRoom(world, call.user.id, asked, call.options.roomVersion).id },
      };
    },
  },
  {
    method: 'POST',
    path: at('/client/v3/join/:room'),
    counts: ['joins', 'messages'],
    run: join,
  },
  {
    method: 'POST',
    path: at('/client/v3/rooms/:room/leave'),
    counts: ['messages'],
    run: leave,
  },
  {
    method: 'POST',
    path: at('/client/v3/rooms/:room/invite'),
    counts: ['invites', 'messages'],
    run: invite,
  },
  { method: 'POST', path: at('/client/v3/rooms/:room/kick'), counts: ['messages'], run: kick },
];
