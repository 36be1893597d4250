import type { Clock } from '../../../engine/ports.ts';
import type { Api } from '../client/api.ts';
import type { RoomEvent } from '../client/events.ts';
import type { Outbox } from '../client/outbox.ts';
import { hasCode, MatrixRefusal } from '../client/refusal.ts';
import type { HalfMade } from './half-made.ts';
import { markType, type Mark } from './mark.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface RoomMakerTools {
  readonly api: Api;
  /** A way out of its own: servers let few rooms be made, and answers must not wait for that. */
  readonly outbox: Outbox;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly halfMade: HalfMade;
}

/** Makes rooms of Palabre's own, and lets people in and out. */
export interface RoomMaker {
  /** A room for some people of `channel`; resolves with its id. */
  makePrivate(channel: string, name: string): Promise<string>;
  /** The room with one person, made and they invited if there is none. */
  roomWith(person: string): Promise<string>;
  invite(room: string, person: string): Promise<void>;
  kick(room: string, person: string): Promise<void>;
}

export function createRoomMaker(tools: RoomMakerTools): RoomMaker {
  const { api, outbox, clock } = tools;
  const making = new Map<string, Promise<string>>();
  const invite = async (room: string, person: string): Promise<void> => {
    await outbox.push('answer', () => api.invite(room, person)).catch(unlessIn);
    learn(tools, room, [memberEvent(person, 'invite', tools)]);
  };
  return {
    makePrivate: (channel, name) => {
      const isSecret = tools.rooms.get(channel)?.isEncrypted === true;
      return make(tools, { kind: 'private', channel, name, at: clock() }, { name }, isSecret);
    },
    roomWith: (person) => {
      const known = making.get(person);
      if (known !== undefined) return known;
      const coming = roomWith(tools, person, invite).finally(() => making.delete(person));
      making.set(person, coming);
      return coming;
    },
    invite,
    kick: async (room, person) => {
      await outbox.push('card', () => api.kick(room, person));
      learn(tools, room, [memberEvent(person, 'leave', tools)]);
    },
  };
}

/** Somebody who is in the room already needs no invitation. */
function unlessIn(error: unknown): void {
  if (!hasCode(error, 'M_BAD_STATE')) throw error;
}

async function roomWith(
  tools: RoomMakerTools,
  person: string,
  invite: RoomMaker['invite'],
): Promise<string> {
  const isSecret = tools.rooms.wantsSecrecy(person);
  const known = await knownWith(tools, person, isSecret);
  if (known === undefined) return makeDirect(tools, person, isSecret);
  if (isSecret && !known.isEncrypted) await encrypt(tools, known.id);
  if (rank(known.membership(person)) === 0) await invite(known.id, person);
  return known.id;
}

/** The best of those there are; one that was asked for before a crash may be about to come. */
async function knownWith(
  { rooms, halfMade }: RoomMakerTools,
  person: string,
  isSecret: boolean,
): Promise<Room | undefined> {
  const found = (): Room | undefined =>
    rooms
      .all()
      .filter((room) => rooms.personOf(room.id) === person && !rooms.isDeafTo(room))
      // What others made is as secret as they made it.
      .filter((room) => !isSecret || room.isEncrypted || room.mark !== undefined)
      .toSorted((a, b) => rank(b.membership(person)) - rank(a.membership(person)))[0];
  const known = found();
  if (known !== undefined) return known;
  await halfMade.settled(person, () => found() !== undefined);
  return found();
}

async function makeDirect(
  tools: RoomMakerTools,
  person: string,
  isSecret: boolean,
): Promise<string> {
  const { halfMade } = tools;
  const more = { is_direct: true, invite: [person] };
  await halfMade.begun(person);
  try {
    const invited = memberEvent(person, 'invite', tools);
    const id = await make(tools, { kind: 'direct', person }, more, isSecret, invited);
    await halfMade.over(person);
    return id;
  } catch (error) {
    if (error instanceof MatrixRefusal) await halfMade.over(person);
    throw error;
  }
}

const encryption = { algorithm: 'm.megolm.v1.aes-sha2' };
const encryptionType = 'm.room.encryption';

/** From now on; it cannot be undone. */
async function encrypt(tools: RoomMakerTools, room: string): Promise<void> {
  const { api, outbox, rooms } = tools;
  await outbox.push('answer', () => api.setState(room, encryptionType, '', encryption));
  learn(tools, room, [stateEvent(encryptionType, '', rooms.self, encryption)]);
}

const rank = (membership: string | undefined): number =>
  membership === 'join' ? 2 : membership === 'invite' ? 1 : 0;

async function make(
  tools: RoomMakerTools,
  mark: Mark,
  more: Readonly<Record<string, unknown>>,
  isSecret: boolean,
  ...also: readonly RoomEvent[]
): Promise<string> {
  const { api, outbox, rooms } = tools;
  const id = await outbox.push('answer', () =>
    api.createRoom({
      preset: 'private_chat',
      ...more,
      initial_state: [
        { type: markType, state_key: '', content: mark },
        ...(isSecret ? [{ type: encryptionType, state_key: '', content: encryption }] : []),
      ],
      power_level_content_override: { invite: 50 },
    }),
  );
  // The server will tell of it all; until then this much is known.
  const { self } = rooms;
  learn(tools, id, [
    stateEvent('m.room.create', '', self, { room_version: '1' }),
    stateEvent(markType, '', self, mark),
    memberEvent(self, 'join', tools),
    ...(isSecret ? [stateEvent(encryptionType, '', self, encryption)] : []),
    ...also,
  ]);
  return id;
}

function learn({ rooms }: RoomMakerTools, room: string, events: RoomEvent[]): void {
  rooms.take(room, { state: { events }, timeline: { events: [] } });
}

const memberEvent = (person: string, membership: string, { rooms }: RoomMakerTools): RoomEvent =>
  stateEvent('m.room.member', person, rooms.self, { membership });

const stateEvent = (
  type: string,
  key: string,
  sender: string,
  content: Readonly<Record<string, unknown>>,
): RoomEvent => ({
  event_id: '',
  type,
  sender,
  content,
  state_key: key,
  origin_server_ts: 0,
});
