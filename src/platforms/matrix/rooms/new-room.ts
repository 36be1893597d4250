import type { Api } from '../client/api.ts';
import type { Outbox } from '../client/outbox.ts';
import { MatrixRefusal } from '../client/refusal.ts';
import type { HalfMade } from './half-made.ts';
import { encryption, encryptionType, learn, memberEvent, stateEvent } from './learned.ts';
import { markType, type Mark } from './mark.ts';
import { roomStanding } from './room-standing.ts';
import type { Rooms } from './rooms.ts';

export interface NewRoomTools {
  readonly api: Pick<Api, 'createRoom'>;
  /**
   * A separate outbox: servers allow few rooms to be created, and answers must not wait for that.
   */
  readonly roomsOutbox: Outbox;
  /** A server counts created rooms, membership changes and messages together. */
  readonly outbox: Outbox;
  readonly rooms: Rooms;
  readonly halfMade: HalfMade;
}

interface NewRoom {
  readonly mark: Mark;
  readonly more: Readonly<Record<string, unknown>>;
  readonly isSecret: boolean;
  readonly urgency: 'answer' | 'card';
}

/** Creates a room for several people; resolves with its id. */
export function makeRoom(tools: NewRoomTools, room: NewRoom): Promise<string> {
  const { roomsOutbox, outbox } = tools;
  return roomsOutbox.push('answer', async () => {
    await outbox.turn(room.urgency);
    return create(tools, room);
  });
}

/**
 * Creates a room for one person, or resolves with the one that they open before the server allows
 * it.
 */
export function makeDirect(
  tools: NewRoomTools,
  person: string,
  how: Pick<NewRoom, 'isSecret' | 'urgency'>,
): Promise<string> {
  const { rooms, roomsOutbox, outbox } = tools;
  const more = { is_direct: true, invite: [person] };
  const room: NewRoom = { mark: { kind: 'direct', person }, more, ...how };
  return roomsOutbox.push('answer', async () => {
    await outbox.turn(how.urgency);
    const open = roomStanding(rooms, person).known;
    return open === undefined ? noted(tools, room, person) : open.id;
  });
}

/**
 * Notes the room as half made from the request until the answer, not while it waits in the outbox.
 */
async function noted(tools: NewRoomTools, room: NewRoom, person: string): Promise<string> {
  const { halfMade } = tools;
  await halfMade.begun(person);
  try {
    const id = await create(tools, room, person);
    await halfMade.over(person);
    return id;
  } catch (error) {
    if (error instanceof MatrixRefusal) await halfMade.over(person);
    throw error;
  }
}

async function create(tools: NewRoomTools, room: NewRoom, person?: string): Promise<string> {
  const id = await tools.api.createRoom(bodyOf(room));
  tools.outbox.spent();
  know(tools.rooms, id, room, person);
  return id;
}

const bodyOf = ({ mark, more, isSecret }: NewRoom) => ({
  preset: 'private_chat',
  ...more,
  initial_state: [
    { type: markType, state_key: '', content: mark },
    ...(isSecret ? [{ type: encryptionType, state_key: '', content: encryption }] : []),
  ],
  power_level_content_override: { invite: 50 },
});

/** The server will report all of it; until then this much is known. */
function know(rooms: Rooms, id: string, { mark, isSecret }: NewRoom, person?: string): void {
  const { self } = rooms;
  learn(
    rooms,
    id,
    stateEvent('m.room.create', '', self, { room_version: '1' }),
    stateEvent(markType, '', self, mark),
    memberEvent(rooms, self, 'join'),
    ...(isSecret ? [stateEvent(encryptionType, '', self, encryption)] : []),
    ...(person === undefined ? [] : [memberEvent(rooms, person, 'invite')]),
  );
}
