import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import {
  addressOf,
  createLoopbackServer,
  isFromProgram,
  readAtMost,
} from '../../system/loopback.ts';
import { ApiError, forbidden } from './api-error.ts';
import type { Call, Reply, ServerOptions } from './call.ts';
import type { Faults } from './faults.ts';
import { mostReadOf, userOf } from './door.ts';
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
  // Before anything is read: no page of a site has an account here.
  if (!isFromProgram(request))
    return send(response, answerOf(forbidden('Only for programs of this machine')), world.now());
  const url = addressOf(request);
  const { method = 'GET', headers } = request;
  const bytes = await readAtMost(request, mostReadOf(world, headers.authorization));
  if (url === undefined || bytes === 'cut') return void request.socket.destroy();
  const path = url.pathname;
  const fault = doors.faults.take(method, path);
  if (fault === 'cut') return void request.socket.destroy();
  if (typeof fault === 'object') return refuseAs(response, fault);
  const answer = await answered(world, doors, request, url, bytes);
  doors.asked(method, path, answer.status);
  if (fault === 'lost') return void request.socket.destroy();
  send(response, answer, world.now());
}

interface Answer {
  readonly status: number;
  readonly reply: Reply;
}

async function answered(
  world: World,
  doors: Doors,
  { method = 'GET', headers }: IncomingMessage,
  url: URL,
  bytes: Buffer | 'tooLong',
): Promise<Answer> {
  try {
    if (bytes === 'tooLong') throw new ApiError(413, 'M_TOO_LARGE', 'Too large');
    const type = headers['content-type'] ?? '';
    const wanted = { method, path: url.pathname, query: url.searchParams, bytes, type };
    return { status: 200, reply: await run(world, doors, wanted, headers.authorization) };
  } catch (error) {
    return answerOf(toApiError(error));
  }
}

function answerOf({ status, errcode, message, retryAfterMs, more }: ApiError): Answer {
  const body = { errcode, error: message, retry_after_ms: retryAfterMs, ...more };
  return { status, reply: { body } };
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

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.core.$ZodError) return new ApiError(400, 'M_BAD_JSON', error.message);
  if (error instanceof SyntaxError) return new ApiError(400, 'M_NOT_JSON', error.message);
  if (error instanceof URIError) return new ApiError(400, 'M_INVALID_PARAM', error.message);
  // Whoever asked, people in the page among them, is told no stack.
  return new ApiError(500, 'M_UNKNOWN', error instanceof Error ? error.message : String(error));
}

function send(
  response: ServerResponse,
  { status, reply: { body, bytes, type = 'application/json' } }: Answer,
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
