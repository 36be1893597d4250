import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { events, eventSchema, syncSchema, type RoomEvent, type SyncAnswer } from './events.ts';
import { pathTo, type Http } from './http.ts';

type Content = Readonly<Record<string, unknown>>;

export interface Self {
  readonly user: string;
  /** Undefined for a token that belongs to no device, such as an application service's. */
  readonly device: string | undefined;
}

/**
 * Some of a room's events, the latest first; `end`: the token from which earlier ones can be read.
 */
export interface EarlierEvents {
  readonly chunk: readonly RoomEvent[];
  readonly end?: string | undefined;
}

/** Palabre's requests to a homeserver. All reject with a `MatrixRefusal` or with `Unanswered`. */
export interface Api {
  versions(): Promise<readonly string[]>;
  whoami(): Promise<Self>;
  logIn(user: string, password: string, name: string): Promise<{ token: string } & Self>;
  sync(since: string | undefined, how: { waitMs: number; full?: boolean }): Promise<SyncAnswer>;
  /** Resolves with the event's id: the same for the same `txn`, however often it is sent. */
  send(room: string, type: string, content: Content, txn: string): Promise<string>;
  redact(room: string, event: string, txn: string): Promise<string>;
  setState(room: string, type: string, key: string, content: Content): Promise<string>;
  /** Rejects with `M_NOT_FOUND` if no such state was ever set. */
  state(room: string, type: string, key: string): Promise<Content>;
  event(room: string, id: string): Promise<RoomEvent>;
  earlier(room: string, how: Earlier): Promise<EarlierEvents>;
  relations(room: string, event: string, how: Related): Promise<EarlierEvents>;
  createRoom(room: Content): Promise<string>;
  join(room: string): Promise<void>;
  leave(room: string): Promise<void>;
  invite(room: string, person: string): Promise<void>;
  kick(room: string, person: string): Promise<void>;
  /** The largest file that the server takes, in bytes; undefined if it does not say. */
  uploadBytes(): Promise<number | undefined>;
  upload(bytes: Uint8Array, type: string, name: string): Promise<string>;
  /** The file at an `mxc://` address; undefined if it is larger than `maxBytes` bytes. */
  download(address: string, maxBytes: number): Promise<Uint8Array | undefined>;
}

export interface Earlier {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  /** Only events of these types and from these senders. */
  readonly types?: readonly string[];
  readonly senders?: readonly string[];
}

export interface Related {
  readonly kind: string;
  readonly from?: string | undefined;
  readonly limit: number;
}

const eventId = z.object({ event_id: z.string() }).transform(({ event_id: id }) => id);
const content = z.record(z.string(), z.unknown());
const anything = z.unknown().transform(() => undefined);
const earlier = z.object({ chunk: events, end: z.string().optional().catch(undefined) });
const related = z
  .object({ chunk: events, next_batch: z.string().optional().catch(undefined) })
  .transform(({ chunk, next_batch: end }) => ({ chunk, end }));
const self = z
  .object({ user_id: z.string(), device_id: z.string().optional() })
  .transform(({ user_id: user, device_id: device }) => ({ user, device }));

const room = (id: string, ...more: readonly string[]): string =>
  pathTo('/client/v3/rooms', id, ...more);

export function matrixApi(http: Http): Api {
  return {
    ...account(http),
    ...reading(http),
    ...writing(http),
    ...membership(http),
    ...media(http),
  };
}

function account(http: Http): Pick<Api, 'versions' | 'whoami' | 'logIn'> {
  const versions = z.object({ versions: z.array(z.string()) });
  return {
    versions: async () =>
      (await http.ask({ method: 'GET', path: pathTo('/client/versions'), answer: versions }))
        .versions,
    whoami: () =>
      http.ask({ method: 'GET', path: pathTo('/client/v3/account/whoami'), answer: self }),
    logIn: async (user, password, name) => {
      const given = z.object({ access_token: z.string() });
      const body = {
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user },
        password,
        initial_device_display_name: name,
      };
      const path = pathTo('/client/v3/login');
      const answer = given.and(self.in).transform(({ access_token: token, ...whose }) => {
        return { token, user: whose.user_id, device: whose.device_id };
      });
      return http.ask({ method: 'POST', path, body, answer });
    },
  };
}

/** How much longer to wait than the server itself does, in milliseconds. */
const slackMs = 30_000;
/** The same for a full sync, which takes the server a while for many rooms. */
const wholeMs = 300_000;

/**
 * Synapse repeats its answer to the same `/sync` for two minutes, so a bot that is killed and started
 * again would not learn of the rooms that it created in between. The wait is part of the question,
 * and servers ignore it for a full sync: a random one gets an answer of its own.
 */
const uncachedMs = (): number => randomInt(1, 10_000);

const filter = JSON.stringify({
  presence: { not_types: ['*'] },
  account_data: { not_types: ['*'] },
  room: {
    account_data: { not_types: ['*'] },
    ephemeral: { not_types: ['*'] },
    timeline: { limit: 100 },
    state: { lazy_load_members: false },
  },
});

function reading(http: Http): Pick<Api, 'sync' | 'state' | 'event' | 'earlier' | 'relations'> {
  return {
    sync: (since, { waitMs, full = false }) =>
      http.ask({
        method: 'GET',
        path: pathTo('/client/v3/sync'),
        query: {
          filter,
          since,
          timeout: String(full ? uncachedMs() : waitMs),
          full_state: full ? 'true' : undefined,
          set_presence: 'offline',
        },
        answer: syncSchema,
        patienceMs: waitMs + (full || since === undefined ? wholeMs : slackMs),
      }),
    state: (id, type, key) =>
      http.ask({ method: 'GET', path: room(id, 'state', type, key), answer: content }),
    event: (id, event) =>
      http.ask({ method: 'GET', path: room(id, 'event', event), answer: eventSchema }),
    earlier: (id, { from, to, limit, types, senders }) =>
      http.ask({
        method: 'GET',
        path: room(id, 'messages'),
        query: {
          dir: 'b',
          from,
          to,
          limit: String(limit),
          filter: JSON.stringify({ types, senders }),
        },
        answer: earlier,
      }),
    relations: (id, event, { kind, from, limit }) =>
      http.ask({
        method: 'GET',
        path: pathTo('/client/v1/rooms', id, 'relations', event, kind),
        query: { from, limit: String(limit) },
        answer: related,
      }),
  };
}

function media(http: Http): Pick<Api, 'uploadBytes' | 'download' | 'upload'> {
  return {
    uploadBytes: async () => {
      const answer = z.object({ 'm.upload.size': z.number().optional().catch(undefined) });
      const path = pathTo('/client/v1/media/config');
      return (await http.ask({ method: 'GET', path, answer }))['m.upload.size'];
    },
    download: async (address, maxBytes) => {
      const [, server = '', id = ''] = /^mxc:\/\/([^/]+)\/([^/]+)$/u.exec(address) ?? [];
      return http.download(pathTo('/client/v1/media/download', server, id), maxBytes);
    },
    upload: (bytes, type, name) => http.upload(bytes, type, name),
  };
}

function writing(http: Http): Pick<Api, 'send' | 'redact' | 'setState'> {
  const put = (path: string, body: unknown) =>
    http.ask({ method: 'PUT', path, body, answer: eventId });
  return {
    send: (id, type, content, txn) => put(room(id, 'send', type, txn), content),
    redact: (id, event, txn) => put(room(id, 'redact', event, txn), {}),
    setState: (id, type, key, content) => put(room(id, 'state', type, key), content),
  };
}

function membership(http: Http): Pick<Api, 'createRoom' | 'join' | 'leave' | 'invite' | 'kick'> {
  const post = (path: string, body: unknown = {}) =>
    http.ask({ method: 'POST', path, body, answer: anything });
  return {
    createRoom: async (body) => {
      const answer = z.object({ room_id: z.string() });
      const path = pathTo('/client/v3/createRoom');
      return (await http.ask({ method: 'POST', path, body, answer })).room_id;
    },
    join: (id) => post(pathTo('/client/v3/join', id)),
    leave: (id) => post(room(id, 'leave')),
    invite: (id, person) => post(room(id, 'invite'), { user_id: person }),
    kick: (id, person) => post(room(id, 'kick'), { user_id: person }),
  };
}
