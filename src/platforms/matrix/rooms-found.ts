import { accountApi, type AccountApi } from './client/account-api.ts';
import { openHttp } from './client/http.ts';
import type { KnownAccount } from './identify.ts';
import { communityOf } from './rooms/ids.ts';
import { addressOf } from './rooms/meaning.ts';
import { Room } from './rooms/room.ts';

/** A room that an account is in and did not make, where people talk. */
export interface RoomFound {
  readonly id: string;
  readonly name: string;
  /** Where it opens, in any client. */
  readonly address: string;
  /** The communities that it may belong to: a space that lists it, or itself. */
  readonly communities: readonly string[];
  readonly isEncrypted: boolean;
  readonly maySend: boolean;
  /** Whether people's reactions can be given back. */
  readonly mayRedact: boolean;
  /** Who stands highest of those who lead there, if somebody does. */
  readonly leader: { readonly id: string; readonly name: string } | undefined;
}

/** More would be an account of many communities, which nobody looks at in one page. */
const mostRooms = 30;
/** From this level on, somebody leads workshops in a room. */
const leading = 50;

/** Asks a homeserver where an account is; undefined if it does not answer. */
export async function roomsOf({
  url,
  token,
  user,
  server,
}: KnownAccount): Promise<readonly RoomFound[] | undefined> {
  const api = accountApi(openHttp({ url, token }));
  try {
    const ids = (await api.joinedRooms()).slice(0, mostRooms);
    const rooms = await Promise.all(ids.map((id) => roomAt(api, id, user)));
    const spaces = rooms.filter(({ isSpace }) => isSpace);
    return rooms
      .filter(({ isSpace, mark }) => !isSpace && mark === undefined)
      .map((room) => foundOf(room, spaces, server));
  } catch {
    return undefined;
  }
}

async function roomAt(api: AccountApi, id: string, self: string): Promise<Room> {
  const room = new Room(id, self);
  for (const event of await api.state(id)) room.apply(event);
  return room;
}

function foundOf(room: Room, spaces: readonly Room[], server: string): RoomFound {
  const { id, name, isEncrypted, maySend } = room;
  const homes = [...spaces.filter((space) => space.has(id)).map((space) => space.id), id];
  return {
    id,
    name:
      name === ''
        ? room
            .joined()
            .map((each) => room.called(each))
            .join(', ')
        : name,
    address: addressOf(id, server) ?? '',
    communities: homes.map(communityOf),
    isEncrypted,
    maySend,
    mayRedact: room.mayRedact,
    leader: leaderOf(room),
  };
}

function leaderOf(room: Room): RoomFound['leader'] {
  const leaders = room.joined().filter((person) => room.level(person) >= leading);
  const highest = Math.max(...leaders.map((person) => room.level(person)));
  const first = leaders.find((person) => room.level(person) === highest);
  return first === undefined ? undefined : { id: first, name: room.called(first) };
}
