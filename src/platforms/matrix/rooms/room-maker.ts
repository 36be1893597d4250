import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../engine/ports.ts';
import type { Api } from '../client/api.ts';
import type { RoomEvent } from '../client/events.ts';
import type { Outbox } from '../client/outbox.ts';
import { hasCode, MatrixRefusal } from '../client/refusal.ts';
import type { HalfMade } from './half-made.ts';
import { markType, type Mark } from './mark.ts';
import type { Rooms } from './rooms.ts';

export interface RoomMakerTools {
  readonly api: Api;
  /** A way out of its own: servers let few rooms be made, and answers must not wait for that. */
  readonly roomsOutbox: Outbox;
  /** A server counts rooms that are made, people who are let in and out, and messages together. */
  readonly outbox: Outbox;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly halfMade: HalfMade;
}

/** Makes rooms of Palabre's own, and lets people in and out. */
export interface RoomMaker {
  /** A room for some people of `channel`; resolves with its id. */
  makePrivate(channel: string, name: string): Promise<string>;
  /** The room with one person, made and they invited if there is none; in no hurry for a card. */
  roomWith(person: string, urgency?: 'answer' | 'card'): Promise<string>;
  /** The same; undefined where the server lets none be made for now: it is made later. */
  roomSoon(person: string): Promise<string | undefined>;
  /** Somebody opened a room for the two: none needs to be made. */
  opened(person: string, room: string): void;
  invite(room: string, person: string): Promise<void>;
  kick(room: string, person: string): Promise<void>;
}

export function createRoomMaker(tools: RoomMakerTools): RoomMaker {
  const { api, outbox, roomsOutbox, clock } = tools;
  const making = new Map<string, Making>();
  const invite = async (room: string, person: string): Promise<void> => {
    await roomsOutbox.push('answer', () => api.invite(room, person)).catch(unlessIn);
    outbox.spent();
    learn(tools, room, [memberEvent(person, 'invite', tools)]);
  };
  const roomWith: RoomMaker['roomWith'] = (person, urgency = 'answer') => {
    const known = making.get(person);
    if (known !== undefined) return known.room;
    const coming = eitherOf(bringAbout(tools, person, { invite, urgency }), () =>
      making.delete(person),
    );
    making.set(person, coming);
    return coming.room;
  };
  /** Where a server is merely slow, the room is waited for. */
  const late = async (person: string): Promise<undefined> => {
    do await sleep(soonMs, undefined, { ref: false });
    while (making.has(person) && !roomsOutbox.isLimited() && !outbox.isLimited());
  };
  return {
    makePrivate: (channel, name) => {
      const isSecret = tools.rooms.get(channel)?.isEncrypted === true;
      const mark: Mark = { kind: 'private', channel, name, at: clock() };
      return make(tools, { mark, more: { name }, isSecret, urgency: 'answer' });
    },
    roomWith,
    roomSoon: async (person) => {
      const { known, isReady } = standing(tools, person);
      if (known !== undefined && isReady) return known.id;
      const coming = roomWith(person, outbox.isTight() ? 'card' : 'answer');
      // It is waited for elsewhere, if it fails.
      coming.catch(() => undefined);
      if (outbox.isTight()) return undefined;
      return Promise.race([coming, late(person)]);
    },
    opened: (person, room) => making.get(person)?.opened(room),
    invite,
    kick: async (room, person) => {
      await outbox.push('card', () => api.kick(room, person));
      learn(tools, room, [memberEvent(person, 'leave', tools)]);
    },
  };
}

interface Making {
  readonly room: Promise<string>;
  /** Resolves it with another room. */
  readonly opened: (room: string) => void;
}

/** The room that is made, or the one that they open first; `over` once theirs is made all the same. */
function eitherOf(made: Promise<string>, over: () => void): Making {
  const opens: Making['opened'][] = [];
  const room = new Promise<string>((resolve, reject) => {
    opens.push(resolve);
    made.finally(over).then(resolve, reject);
  });
  return { room, opened: (id) => opens.forEach((open) => open(id)) };
}

/** How long somebody waits for their room before they are told without one, in milliseconds. */
const soonMs = 2_000;

/** Somebody who is in the room already needs no invitation. */
function unlessIn(error: unknown): void {
  if (!hasCode(error, 'M_BAD_STATE')) throw error;
}

/** The room with one person that is best, and whether nothing needs to be done about it. */
function standing({ rooms }: RoomMakerTools, person: string) {
  const isSecret = rooms.wantsSecrecy(person);
  const known = rooms
    .all()
    .filter((room) => rooms.personOf(room.id) === person && !rooms.isDeafTo(room))
    // What others made is as secret as they made it.
    .filter((room) => !isSecret || room.isEncrypted || room.mark !== undefined)
    .toSorted((a, b) => rank(b.membership(person)) - rank(a.membership(person)))[0];
  const isIn = known !== undefined && rank(known.membership(person)) > 0;
  return { known, isSecret, isReady: isIn && (!isSecret || known.isEncrypted) };
}

interface How {
  readonly invite: RoomMaker['invite'];
  readonly urgency: 'answer' | 'card';
}

async function bringAbout(
  tools: RoomMakerTools,
  person: string,
  { invite, urgency }: How,
): Promise<string> {
  const isThere = (): boolean => standing(tools, person).known !== undefined;
  // One that was asked for before a crash may be about to come.
  if (!isThere()) await tools.halfMade.settled(person, isThere);
  const { known, isSecret } = standing(tools, person);
  if (known === undefined) return makeDirect(tools, person, { isSecret, urgency });
  if (isSecret && !known.isEncrypted) await encrypt(tools, known.id);
  if (rank(known.membership(person)) === 0) await invite(known.id, person);
  return known.id;
}

async function makeDirect(
  tools: RoomMakerTools,
  person: string,
  how: Pick<NewRoom, 'isSecret' | 'urgency'>,
): Promise<string> {
  const { halfMade } = tools;
  const more = { is_direct: true, invite: [person] };
  await halfMade.begun(person);
  try {
    const id = await make(tools, { mark: { kind: 'direct', person }, more, person, ...how });
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

interface NewRoom {
  readonly mark: Mark;
  readonly more: Readonly<Record<string, unknown>>;
  readonly isSecret: boolean;
  readonly urgency: 'answer' | 'card';
  /** Whom it is for, if it is for one person. */
  readonly person?: string;
}

async function make(tools: RoomMakerTools, room: NewRoom): Promise<string> {
  const { api, roomsOutbox, outbox } = tools;
  const { mark, more, isSecret, urgency, person } = room;
  const body = {
    preset: 'private_chat',
    ...more,
    initial_state: [
      { type: markType, state_key: '', content: mark },
      ...(isSecret ? [{ type: encryptionType, state_key: '', content: encryption }] : []),
    ],
    power_level_content_override: { invite: 50 },
  };
  return roomsOutbox.push('answer', async () => {
    await outbox.turn(urgency);
    // They may have opened one themselves, meanwhile.
    const open = person === undefined ? undefined : standing(tools, person).known;
    if (open !== undefined) return open.id;
    const id = await api.createRoom(body);
    outbox.spent();
    know(tools, id, room);
    return id;
  });
}

/** The server will tell of it all; until then this much is known. */
function know(tools: RoomMakerTools, id: string, { mark, isSecret, person }: NewRoom): void {
  const { self } = tools.rooms;
  learn(tools, id, [
    stateEvent('m.room.create', '', self, { room_version: '1' }),
    stateEvent(markType, '', self, mark),
    memberEvent(self, 'join', tools),
    ...(isSecret ? [stateEvent(encryptionType, '', self, encryption)] : []),
    ...(person === undefined ? [] : [memberEvent(person, 'invite', tools)]),
  ]);
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
