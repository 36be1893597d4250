import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AppContext } from '../engine/context.ts';
import type { SubjectRef } from '../engine/delivery/subject.ts';
import type { TranslatorOf } from '../i18n/translator.ts';
import { createLoopbackServer } from '../system/loopback.ts';
import { pageHtml } from './html/page.ts';
import { scriptHash } from './html/script.ts';
import { isOnLoopback, linkUnder, readPath, type ScreenLinks, type ScreenPath } from './links.ts';
import { readScreen, type Read } from './reading.ts';
import { Room } from './room.ts';

/** Where the pages are served, and where they are reached. */
export interface ScreenPlace {
  /** As people open it, such as `https://palabre.example.org/ecran`; this machine's own address if left out. */
  readonly url?: string | undefined;
  /** On this machine alone; 0 for any that is free. */
  readonly port: number;
}

/** The pages that show workshops to the people in a room. */
export interface Screens extends ScreenLinks {
  /** Begins to serve them. Rejects with a `ScreenPortTaken`. */
  open(app: AppContext, translatorOf: TranslatorOf): Promise<void>;
  /** Something changed; costs nothing while nobody looks at a page. */
  touch(what: SubjectRef): void;
  close(): void;
}

export class ScreenPortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`The port ${port} is taken.`);
    this.port = port;
  }
}

/** Where a proxy finds the pages unless `SCREEN_PORT` says otherwise. */
export const usualScreenPort = 4816;

/** As many as a few rooms need: whoever has a link could open it again and again. */
const mostConnections = 500;
/** Of one workshop: who has its link cannot take the pages of every other community. */
const mostPages = 100;

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src ${scriptHash}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
} as const;

/** On this machine alone: what is to be reached from elsewhere stands behind a proxy. */
export function createScreens({ url, port: wanted }: ScreenPlace): Screens {
  const rooms: Rooms = new Map();
  const server = createLoopbackServer();
  server.maxConnections = mostConnections;
  const base = () => url ?? `http://127.0.0.1:${portOf(server) ?? wanted}`;
  return {
    linkTo: (workshop, secret) => linkUnder(base(), workshop, secret),
    get here() {
      return isOnLoopback(base());
    },
    open: async (app, translatorOf) => {
      const visit = { app, translatorOf, rooms };
      server.on('request', (request, response) => {
        answer(visit, request, response).catch((error: unknown) => {
          app.tools.log.error('a projector page could not be served', { error });
          response.destroy();
        });
      });
      server.listen(wanted, '127.0.0.1');
      await once(server, 'listening').catch(() => {
        throw new ScreenPortTaken(wanted);
      });
      server.unref();
    },
    touch: (what) => {
      if (rooms.size === 0) return;
      for (const room of rooms.values()) if (room.isAbout(what)) room.touch();
    },
    close: () => {
      for (const room of rooms.values()) room.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

/** By the secret of their address: a page that was closed and opened anew has another. */
type Rooms = Map<string, Room>;

interface Visit {
  readonly app: AppContext;
  readonly translatorOf: TranslatorOf;
  readonly rooms: Rooms;
}

async function answer(
  visit: Visit,
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { app, translatorOf } = visit;
  const path = method === 'GET' ? readPath(url.split('?', 1)[0] ?? '') : undefined;
  const read = path && (await readScreen(app, translatorOf, path));
  if (path === undefined || read === undefined) {
    response.writeHead(404, headers).end();
    return;
  }
  if (path.live) {
    const room = roomOf(visit, path, read);
    if (room.size < mostPages) return follow(room, response);
    response.writeHead(503, headers).end();
    return;
  }
  const page = pageHtml(read.title, read.html, app.tools.clock(), read.t);
  response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function follow(room: Room, page: ServerResponse): void {
  page.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  room.join(page);
}

/** The one that is open, or a new one. */
function roomOf({ app, translatorOf, rooms }: Visit, path: ScreenPath, first: Read): Room {
  const found = rooms.get(path.secret);
  if (found !== undefined) return found;
  const { clock: now, log } = app.tools;
  const room: Room = new Room(first, {
    workshop: path.workshop,
    read: () => readScreen(app, translatorOf, path, true),
    now,
    log,
    left: () => {
      if (rooms.get(path.secret) === room) rooms.delete(path.secret);
    },
  });
  rooms.set(path.secret, room);
  return room;
}
