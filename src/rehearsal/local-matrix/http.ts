import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { addressOf, createLoopbackServer, readAtMost } from '../loopback.ts';
import { ApiError } from './api-error.ts';
import type { Call, Reply, ServerOptions } from './call.ts';
import type { Faults } from './faults.ts';
import type { RateLimits } from './limits.ts';
import { routes } from './routes.ts';
import type { User, World } from './world.ts';

export interface Doors {
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly options: ServerOptions;
  /** Told of each request that was carried out. */
  readonly asked: (method: string, path: string, status: number) => void;
}

/** A little more than the largest file. */
const largest = 60 * 1024 * 1024;

export function createHttp(world: World, doors: Doors): Server {
  const server = createLoopbackServer((request, response) => {
    void handle(world, doors, request, response);
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function handle(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(request);
  const method = request.method ?? 'GET';
  const bytes = await readAtMost(request, largest);
  if (url === undefined || bytes === 'cut') return void request.socket.destroy();
  const path = url.pathname;
  const fault = doors.faults.take(method, path);
  if (fault === 'cut') return void request.socket.destroy();
  if (typeof fault === 'object') return refuseAs(response, fault);
  const { status, reply } = await answer(world, doors, request, url, bytes);
  doors.asked(method, path, status);
  if (fault === 'lost') return void request.socket.destroy();
  send(response, status, reply, world.now());
}

async function answer(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  url: URL,
  bytes: Buffer | 'tooLong',
): Promise<{ status: number; reply: Reply }> {
  try {
    if (bytes === 'tooLong') throw new ApiError(413, 'M_TOO_LARGE', 'Too large');
    const { method = 'GET', headers } = request;
    const type = headers['content-type'] ?? '';
    const wanted = { method, path: url.pathname, query: url.searchParams, bytes, type };
    return { status: 200, reply: await run(world, doors, wanted, headers.authorization) };
  } catch (error) {
    const told = toApiError(error);
    const { errcode, message, retryAfterMs, more } = told;
    const body = { errcode, error: message, retry_after_ms: retryAfterMs, ...more };
    return { status: told.status, reply: { body } };
  }
}

function run(
  world: World,
  { limits, options }: Doors,
  wanted: Omit<Call, 'params' | 'user' | 'options'>,
  authorization: string | undefined,
): Reply | Promise<Reply> {
  for (const route of routes) {
    const match = route.path.exec(wanted.path);
    if (match === null || route.method !== wanted.method) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]),
    );
    const user = route.open === true ? nobody : userOf(world, authorization);
    // What was sent before is not sent again.
    const isKnown = world.transactions.has(`${user.device}\n${wanted.path}`);
    if (route.counts !== undefined && !isKnown) limits.count(user.id, route.counts);
    return route.run(world, { ...wanted, params, user, options });
  }
  throw new ApiError(404, 'M_UNRECOGNIZED', `Unrecognized request ${wanted.method} ${wanted.path}`);
}

const nobody: User = { id: '', token: '', password: '', device: '', displayName: undefined };

function userOf(world: World, authorization: string | undefined): User {
  const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new ApiError(401, 'M_MISSING_TOKEN', 'Missing access token');
  const user =
    [...world.users.values()].find((each) => each.token === token) ?? signedIn(world, token);
  if (user === undefined) throw new ApiError(401, 'M_UNKNOWN_TOKEN', 'Invalid access token');
  return user;
}

function signedIn({ sessions, users }: World, token: string): User | undefined {
  const session = sessions.get(token);
  const user = session && users.get(session.user);
  return user && session && { ...user, token, device: session.device };
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.core.$ZodError) return new ApiError(400, 'M_BAD_JSON', error.message);
  if (error instanceof SyntaxError) return new ApiError(400, 'M_NOT_JSON', error.message);
  return new ApiError(500, 'M_UNKNOWN', error instanceof Error ? error.stack : String(error));
}

function send(
  response: ServerResponse,
  status: number,
  { body, bytes, type = 'application/json' }: Reply,
  now: number,
): void {
  const headers = { 'content-type': type, date: new Date(now).toUTCString() };
  response.writeHead(status, headers);
  response.end(bytes ?? JSON.stringify(body ?? {}));
}

/** Without Matrix's own words, it comes from a proxy. */
function refuseAs(
  response: ServerResponse,
  { status, errcode, retryAfterMs }: Extract<Fault, object>,
): void {
  const isOwn = errcode !== undefined;
  response.writeHead(status, { 'content-type': isOwn ? 'application/json' : 'text/html' });
  response.end(
    isOwn ? JSON.stringify({ errcode, retry_after_ms: retryAfterMs }) : '<h1>Bad gateway</h1>',
  );
}

type Fault = Exclude<ReturnType<Faults['take']>, undefined>;
