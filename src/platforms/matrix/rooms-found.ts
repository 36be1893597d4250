import { accountApi, type AccountApi } from './client/account-api.ts';
import { openHttp } from './client/http.ts';
import type { KnownAccount } from './identify.ts';
import { communityOf } from './rooms/ids.ts';
import { addressOf } from './rooms/meaning.ts';
import { Room } from './rooms/room.ts';

/** A room that the account is in, did not create, and where people talk. */
export interface RoomFound {
  readonly id: string;
  readonly name: string;
  /** A link that opens it in any client. */
  readonly address: string;
  /** The communities that it may belong to: a space that lists it, or itself. */
  readonly communities: readonly string[];
  readonly isEncrypted: boolean;
  readonly maySend: boolean;
  /** Whether people's reactions can be removed, so that a button can be tapped again. */
  readonly mayRedact: boolean;
  /** The person with the highest level among those who lead there, if any. */
  readonly leader: { readonly id: string; readonly name: string } | undefined;
}

/**
 * More rooms than this belong to an account of many communities, which nobody looks at on one page.
 */
const mostRooms = 30;
/** The power level from which somebody leads workshops in a room. */
const leading = 50;

/** The rooms of an account; undefined if the homeserver does not answer. */
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
