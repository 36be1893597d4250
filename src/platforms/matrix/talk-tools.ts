import type { Served } from '../../engine/platform.ts';
import { err, ok } from '../../kernel/result.ts';
import { isPassing } from './client/refusal.ts';
import type { Parts } from './parts.ts';
import { showing } from './posting/show.ts';
import { askersIn } from './rooms/asker.ts';
import type { Room } from './rooms/room.ts';
import type { Rooms } from './rooms/rooms.ts';
import { txnOf } from './rooms/ids.ts';
import type { TalkTools } from './talk/tools.ts';

/** What conversations work with, on a homeserver. */
export function talkToolsOf(parts: Parts, served: Served): TalkTools {
  const { rooms, session, api, outbox, maker, posting, presses, drawer, tools, encryption } = parts;
  const { dispatcher, features, catalogues, wordsOf } = served;
  return {
    dispatcher,
    features,
    catalogues,
    wordsOf,
    rooms: knownRooms(parts),
    direct: {
      personOf: (room) => rooms.personOf(room),
      roomWith: (person) => maker.roomWith(person),
    },
    outbox: {
      send: ({ room, type, content, txn, urgency }) =>
        outbox.push(urgency, () => api.send(room, type, content, txnOf('talk', room, txn))),
      redact: async (room, event, txn, urgency) => {
        await outbox.push(urgency, () => api.redact(room, event, txnOf('talk', room, txn)));
      },
    },
    show: showing(posting, presses),
    offeredIn: (room) => parts.pins.offeredIn(room),
    asker: askersIn(rooms, () => session.fileBytes),
    event: (room, id) => posting.standing.event(room, id),
    file: async (address, maxBytes, keys) => {
      try {
        const bytes = await patiently(() => api.download(address, maxBytes));
        if (bytes === undefined) return err({ kind: 'fileTooBig', max: maxBytes });
        return ok(keys === undefined ? bytes : encryption.openFile(bytes, keys));
      } catch (error) {
        tools.log.warn('a file could not be read', { error });
        return err({ kind: 'fileUnreadable' });
      }
    },
    drawer: drawer('talk'),
    clock: tools.clock,
    log: tools.log,
  };
}

/** Once more, where the server did not answer. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (isPassing(error)) return work();
    throw error;
  });
}

const isShared = (rooms: Rooms, room: Room, person: string): boolean =>
  room.mark === undefined &&
  !room.isSpace &&
  !rooms.isDeafTo(room) &&
  rooms.home(room.id) !== undefined &&
  room.isJoined(person);

function knownRooms({ rooms }: Parts): TalkTools['rooms'] {
  return {
    get self() {
      return rooms.self;
    },
    roomsOf: (community) => rooms.channels(community).map(({ id }) => id),
    roomsWith: (person) =>
      rooms
        .all()
        .filter((room) => isShared(rooms, room, person))
        .toSorted((a, b) => b.heardAt - a.heardAt)
        .map(({ id }) => id),
    nameOf: (room) => rooms.get(room)?.name ?? '',
    personIn: (room, person) => rooms.called(person, rooms.get(room)),
    membersOf: (room) => rooms.get(room)?.joined() ?? [],
    mayRedact: (room) => rooms.get(room)?.mayRedact === true,
  };
}
