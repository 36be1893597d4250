import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { readBody } from './http-body.ts';
import type { FaultList } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import { findRoute } from './router.ts';
import type { ApiRequest, Reply } from './router.ts';
import { takeTurns } from './turns.ts';
import { recordBreach, tell } from './world.ts';
import type { World } from './world.ts';

const API = /^\/api\/v10(?=\/)/;

export interface Doors {
  faults: FaultList;
  rateLimits: RateLimits;
}

export function createHttp(world: World, doors: Doors): Server {
  const server = createServer((request, response) => {
    void turn().then(() => handle(world, doors, request, response));
  });
  const turn = takeTurns(server);
  // Longer than discord.js keeps its sockets, so that none is closed under a request.
  server.keepAliveTimeout = 60_000;
  return server;
}

async function handle(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local');
  const path = decode(url.pathname);
  if (path.startsWith('/attachments/')) return serveFile(world, path, response);
  const call: ApiRequest = {
    method: request.method ?? 'GET',
    path: path.replace(API, ''),
    query: url.searchParams,
    authorization: request.headers.authorization,
    params: {},
    body: undefined,
    files: [],
  };
  const reply = await answer(world, doors, request, call);
  // Everything here goes by this world's hour, its answers' dates too.
  response.setHeader('date', new Date(world.now()).toUTCString());
  send(response, reply);
  const { method } = call;
  tell(world, () => ({
    type: 'request',
    method,
    path: call.path,
    body: call.body,
    status: reply.status,
  }));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answer(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  call: ApiRequest,
): Promise<Reply> {
  try {
    Object.assign(call, await readBody(request));
    const early = doors.faults.take(call) ?? doors.rateLimits.refuse(call);
    if (early) return early;
    const route = findRoute(call);
    if (!route) throw new ApiError('routeNotEmulated', `${call.method} ${call.path}`);
    if (!route.open && call.authorization !== `Bot ${world.token}`) {
      throw new ApiError('unauthorized');
    }
    const reply = route.run(world, call);
    return { ...reply, headers: { ...reply.headers, ...doors.rateLimits.headers(call) } };
  } catch (error) {
    return refuse(world, call, error);
  }
}

/** A body of the wrong shape is the bot's fault; anything else that is thrown is ours. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.core.$ZodError) return new ApiError('invalidForm', error.message);
  return new ApiError('localDiscordFault', error instanceof Error ? error.stack : String(error));
}

/** Answers with Discord's error JSON, and writes down what the bot did wrong. */
function refuse(world: World, call: ApiRequest, error: unknown): Reply {
  const failure = toApiError(error);
  const route = `${call.method} ${call.path}`;
  const faults =
    failure.issues.length > 0
      ? failure.issues.map((issue) => ({
          rule: issue.rule,
          detail: `${issue.path.join('.')}: ${issue.message}`,
        }))
      : [{ rule: failure.rule, detail: failure.message }];
  if (!isGone(world, call, failure)) {
    for (const fault of faults) recordBreach(world, { ...fault, route, body: call.body });
  }
  return { status: failure.status, body: failure.body() };
}

function isGone(world: World, call: ApiRequest, error: ApiError): boolean {
  return error.status === 404 && Object.values(call.params).some((id) => world.gone.has(id));
}

function send(response: ServerResponse, reply: Reply): void {
  const text = reply.text ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...reply.headers,
  });
  response.end(text);
}

function serveFile(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path.split('/')[2] ?? '');
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}
