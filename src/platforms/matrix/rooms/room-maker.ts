import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../engine/ports.ts';
import type { Api } from '../client/api.ts';
import { hasCode } from '../client/refusal.ts';
import { encryption, encryptionType, learn, memberEvent, stateEvent } from './learned.ts';
import type { Mark } from './mark.ts';
import { makeDirect, makeRoom, type NewRoomTools } from './new-room.ts';
import { roomStanding } from './room-standing.ts';
import type { Rooms } from './rooms.ts';

export interface RoomMakerTools extends NewRoomTools {
  readonly api: Api;
  readonly clock: Clock;
}

/** Creates Palabre's own rooms, and invites and removes people. */
export interface RoomMaker {
  /** A room for some people of `channel`; resolves with its id. */
  makePrivate(channel: string, name: string): Promise<string>;
  /** The direct room of a person, created, and they invited, if necessary; `card`: in no hurry. */
  roomWith(person: string, urgency?: 'answer' | 'card'): Promise<string>;
  /** The same; undefined if the server allows none for now: it is created later. */
  roomSoon(person: string): Promise<string | undefined>;
  /** Notes that somebody opened a direct room: none needs to be created. */
  opened(person: string, room: string): void;
  invite(room: string, person: string): Promise<void>;
  kick(room: string, person: string): Promise<void>;
}

export function createRoomMaker(tools: RoomMakerTools): RoomMaker {
  const { api, outbox, roomsOutbox, rooms, clock } = tools;
  const making = new Map<string, Making>();
  const invite = async (room: string, person: string): Promise<void> => {
    await roomsOutbox.push('answer', () => api.invite(room, person)).catch(unlessIn);
    outbox.spent();
    learn(rooms, room, memberEvent(rooms, person, 'invite'));
  };
  const roomWith: RoomMaker['roomWith'] = (person, urgency = 'answer') => {
    const ready = readyRoom(rooms, person);
    if (ready !== undefined) return Promise.resolve(ready);
    const known = making.get(person);
    if (known !== undefined) return known.room;
    const coming = eitherOf(bringAbout(tools, person, { invite, urgency }), () =>
      making.delete(person),
    );
    making.set(person, coming);
    return coming.room;
  };
  /** If the server is merely slow, and not limiting, keeps waiting for the room. */
  const late = async (person: string): Promise<undefined> => {
    do await sleep(soonMs, undefined, { ref: false });
    while (making.has(person) && !roomsOutbox.isLimited() && !outbox.isLimited());
  };
  return {
    makePrivate: (channel, name) => {
      const isSecret = rooms.get(channel)?.isEncrypted === true;
      const mark: Mark = { kind: 'private', channel, name, at: clock() };
      return makeRoom(tools, { mark, more: { name }, isSecret, urgency: 'answer' });
    },
    roomWith,
    roomSoon: async (person) => {
      const ready = readyRoom(rooms, person);
      if (ready !== undefined) return ready;
      const coming = roomWith(person, outbox.isTight() ? 'card' : 'answer');
      // Whoever waits for the room handles its failure.
      coming.catch(() => undefined);
      if (outbox.isTight()) return undefined;
      return Promise.race([coming, late(person)]);
    },
    opened: (person, room) => making.get(person)?.opened(room),
    invite,
    kick: async (room, person) => {
      await outbox.push('card', () => api.kick(room, person));
      learn(rooms, room, memberEvent(rooms, person, 'leave'));
    },
  };
}

/** The direct room of a person, if it is usable as it is. */
function readyRoom(rooms: Rooms, person: string): string | undefined {
  const { known, isReady } = roomStanding(rooms, person);
  return isReady ? known?.id : undefined;
}

interface Making {
  readonly room: Promise<string>;
  /** Resolves it with another room. */
  readonly opened: (room: string) => void;
}

/**
 * The room being created, or one that the person opens first; calls `over` once the creation has
 * ended.
 */
function eitherOf(made: Promise<string>, over: () => void): Making {
  const opens: Making['opened'][] = [];
  const room = new Promise<string>((resolve, reject) => {
    opens.push(resolve);
    made.finally(over).then(resolve, reject);
  });
  return { room, opened: (id) => opens.forEach((open) => open(id)) };
}

/** How long an answer waits for a direct room before it is given without one, in milliseconds. */
const soonMs = 2_000;

/** Ignores the error for people who are in the room already. */
function unlessIn(error: unknown): void {
  if (!hasCode(error, 'M_BAD_STATE')) throw error;
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
  const { rooms } = tools;
  const isThere = (): boolean => roomStanding(rooms, person).known !== undefined;
  // One that was requested before a crash may be about to appear.
  if (!isThere()) await tools.halfMade.settled(person, isThere);
  const { known, isSecret, isIn } = roomStanding(rooms, person);
  if (known === undefined) return makeDirect(tools, person, { isSecret, urgency });
  if (isSecret && !known.isEncrypted) await encrypt(tools, known.id);
  if (!isIn) await invite(known.id, person);
  return known.id;
}

/** Encrypts a room from now on, which cannot be undone. */
async function encrypt({ api, outbox, rooms }: RoomMakerTools, room: string): Promise<void> {
  await outbox.push('answer', () => api.setState(room, encryptionType, '', encryption));
  learn(rooms, room, stateEvent(encryptionType, '', rooms.self, encryption));
}
