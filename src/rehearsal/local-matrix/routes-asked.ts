import { at, type Call, type Reply, type Route } from './call.ts';
import { joinedRoomOf } from './look-up.ts';
import { shown } from './shown.ts';
import { membershipOf, type World } from './world.ts';

const joinedRooms = (world: World, { user }: Call): Reply => ({
  body: {
    joined_rooms: [...world.rooms.values()]
      .filter((room) => membershipOf(room, user.id) === 'join')
      .map(({ id }) => id),
  },
});

function state(world: World, call: Call): Reply {
  const room = joinedRoomOf(world, call);
  return { body: [...room.state.values()].map((event) => shown(room, event)) };
}

/** Nobody here looks at who types, or how far others read. */
const unseen = (world: World, call: Call): Reply => {
  joinedRoomOf(world, call);
  return { body: {} };
};

/** What is asked now and then, beside what keeps a client running. */
export const askedRoutes: readonly Route[] = [
  { method: 'GET', path: at('/client/v3/joined_rooms'), run: joinedRooms },
  { method: 'GET', path: at('/client/v3/rooms/:room/state'), run: state },
  { method: 'PUT', path: at('/client/v3/rooms/:room/typing/:user'), run: unseen },
  { method: 'POST', path: at('/client/v3/rooms/:room/receipt/:kind/:event'), run: unseen },
];
