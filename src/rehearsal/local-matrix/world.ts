import { randomBytes } from 'node:crypto';
import { emptyRing, type KeyRing } from './key-ring.ts';

export type Content = Readonly<Record<string, unknown>>;

/** An event as it is kept; `at` counts all that ever happened on the server. */
export interface StoredEvent {
  readonly at: number;
  readonly room: string;
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly origin_server_ts: number;
  content: Content;
  /** What its piece of state said before. */
  readonly before?: Content | undefined;
  /** The event that took it back. */
  redactedBy?: StoredEvent;
  readonly redacts?: string;
}

export interface StoredRoom {
  readonly id: string;
  readonly version: string;
  readonly events: StoredEvent[];
  /** By type and key. */
  readonly state: Map<string, StoredEvent>;
}

export interface User {
  readonly id: string;
  readonly token: string;
  readonly password: string;
  readonly device: string;
  displayName: string | undefined;
}

export interface Session {
  readonly user: string;
  readonly device: string;
}

export interface StoredFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly name: string;
}

/** Everything that a homeserver holds, in memory. */
export interface World {
  readonly server: string;
  readonly users: Map<string, User>;
  /** Those that somebody opened with a password, by their tokens. */
  readonly sessions: Map<string, Session>;
  readonly rooms: Map<string, StoredRoom>;
  readonly media: Map<string, StoredFile>;
  readonly keys: KeyRing;
  /** The events that transactions made, so that none makes two. */
  readonly transactions: Map<string, string>;
  /** Called without an event for what happens in no room, such as new keys. */
  readonly listeners: Set<(event?: StoredEvent) => void>;
  /** The answers to full syncs, by what was asked. */
  readonly answered: Map<string, { readonly at: number; readonly body: unknown }>;
  readonly now: () => number;
  at: number;
}

export function createWorld(server: string, now: () => number): World {
  return {
    server,
    users: new Map(),
    sessions: new Map(),
    rooms: new Map(),
    media: new Map(),
    keys: emptyRing(),
    transactions: new Map(),
    listeners: new Set(),
    answered: new Map(),
    now,
    at: 0,
  };
}

export const newSecret = (): string => randomBytes(24).toString('base64url');
export const newEventId = (): string => `$${randomBytes(32).toString('base64url')}`;

/** From version 12 on, a room's id names no server. */
export const newRoomId = (version: string, server: string): string =>
  Number(version) >= 12
    ? `!${randomBytes(32).toString('base64url')}`
    : `!${randomBytes(12).toString('base64url')}:${server}`;

export const stateAt = (type: string, key: string): string => `${type}\n${key}`;

export function stateOf(room: StoredRoom, type: string, key = ''): Content | undefined {
  return room.state.get(stateAt(type, key))?.content;
}

export function membershipOf(room: StoredRoom, user: string): string | undefined {
  const membership = stateOf(room, 'm.room.member', user)?.['membership'];
  return typeof membership === 'string' ? membership : undefined;
}

/** True if anything happened in a room after that. */
export const hasNews = ({ events }: StoredRoom, since: number): boolean =>
  (events.at(-1)?.at ?? 0) > since;

export interface NewEvent {
  readonly type: string;
  readonly sender: string;
  readonly content: Content;
  readonly state_key?: string;
  readonly redacts?: string;
}

/** Adds an event without asking whether it may be; everybody who listens learns of it. */
export function append(world: World, room: StoredRoom, given: NewEvent): StoredEvent {
  world.at += 1;
  const { state_key: key } = given;
  const before = key === undefined ? undefined : stateOf(room, given.type, key);
  const event: StoredEvent = {
    ...given,
    at: world.at,
    room: room.id,
    event_id: newEventId(),
    origin_server_ts: world.now(),
    ...(before === undefined ? {} : { before }),
  };
  room.events.push(event);
  if (key !== undefined) room.state.set(stateAt(given.type, key), event);
  for (const listener of world.listeners) listener(event);
  return event;
}
