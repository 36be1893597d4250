import type { Served } from '../../engine/platform.ts';
import { err, ok } from '../../kernel/result.ts';
import { isPassing } from './client/refusal.ts';
import type { Parts } from './parts.ts';
import { ephemeralApi } from './client/ephemeral-api.ts';
import type { Shared } from './client/outgoing.ts';
import { awaiting } from './posting/awaited.ts';
import { showing, showingOr } from './posting/show.ts';
import { sharing } from './posting/together.ts';
import { askersIn } from './rooms/asker.ts';
import type { Room } from './rooms/room.ts';
import type { Rooms } from './rooms/rooms.ts';
import { txnOf } from './rooms/ids.ts';
import type { InRoom, TalkTools } from './talk/tools.ts';

/** What conversations work with, on a homeserver. */
export function talkToolsOf(parts: Parts, served: Served): TalkTools {
  const { rooms, session, api, maker, posting, presses, kept, tools, encryption } = parts;
  const { dispatcher, features, catalogues, translatorFor } = served;
  const shared = sharing(posting, translatorFor);
  return {
    dispatcher,
    features,
    catalogues,
    translatorFor,
    rooms: knownRooms(parts),
    direct: {
      personOf: (room) => rooms.personOf(room),
      roomWith: (person, urgency) => maker.roomWith(person, urgency),
      roomSoon: (person) => maker.roomSoon(person),
    },
    outbox: wayOut(parts, shared),
    show: showing(posting, presses),
    offeredIn: (room) => parts.pins.offeredIn(room),
    showOr: (room, view, how, inRoom) =>
      showingOr(posting, presses)(room, view, how, shared(inRoom)),
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
    kept,
    clock: tools.clock,
    log: tools.log,
  };
}

function wayOut(parts: Parts, shared: (inRoom: InRoom) => Shared): TalkTools['outbox'] {
  const { rooms, api, outbox, http, tools } = parts;
  const sending =
    ({ room, type, content, txn }: Parameters<TalkTools['outbox']['send']>[0]) =>
    (): Promise<string> =>
      api.send(room, type, content, txnOf('talk', room, txn));
  return {
    send: (outgoing) => outbox.push('answer', sending(outgoing)),
    sendOr: async (outgoing, inRoom) => {
      await outbox.pushShared(shared(inRoom), sending(outgoing));
    },
    redact: async (room, event, txn) => {
      await outbox.push('release', () => api.redact(room, event, txnOf('talk', room, txn)));
    },
    say: async (inRoom) => {
      const one = shared(inRoom);
      await outbox.pushShared(one, () => one.say([one]));
    },
    later: oneByOne(() => outbox.turn('detail')),
    answering: () => outbox.answering(),
    awaited: awaiting({ api: ephemeralApi(http), rooms, log: tools.log }),
  };
}

/** Does works one after the other, each at its turn. */
function oneByOne(turn: () => Promise<void>): (work: () => Promise<void>) => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(turn).then(work);
    before = done.catch(() => undefined);
    return done;
  };
}

/** Tries once more if the server did not answer. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (isPassing(error)) return work();
    throw error;
  });
}

const isShared = (rooms: Rooms, room: Room, person: string): boolean =>
  room.mark === undefined &&
  !room.isSpace &&
  !rooms.isUnreadable(room) &&
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
        .knownTo(person)
        .filter((room) => isShared(rooms, room, person))
        .toSorted((a, b) => b.heardAt - a.heardAt)
        .map(({ id }) => id),
    nameOf: (room) => rooms.get(room)?.name ?? '',
    personIn: (room, person) => rooms.called(person, rooms.get(room)),
    membersOf: (room) => rooms.get(room)?.joined() ?? [],
    isJoined: (room, person) => rooms.get(room)?.isJoined(person) === true,
    mayRedact: (room) => rooms.get(room)?.mayRedact === true,
  };
}
