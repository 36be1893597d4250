import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { createLoopbackServer } from '../../system/loopback.ts';
import { ApiError } from './api-error.ts';
import { authorize } from './door.ts';
import type { Visit } from './door.ts';
import { readBody } from './http-body.ts';
import type { FaultList } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ApiRequest, Reply, Route } from './api-request.ts';
import { takeTurns } from './turns.ts';
import { recordBreach, tell } from './world.ts';
import type { World } from './world.ts';
import type { FileState } from './states.ts';

export interface Doors {
  faults: FaultList;
  rateLimits: RateLimits;
}

export function createHttp(world: World, doors: Doors): Server {
  const server = createLoopbackServer((request, response) => {
    const visit = visitOf(world, request);
    if (visit instanceof ApiError) return turnAway(response, visit);
    void turn().then(() => handle(world, doors, visit, request, response));
  });
  const turn = takeTurns(server);
  // Longer than discord.js keeps sockets open, so that none closes during a request.
  server.keepAliveTimeout = 60_000;
  return server;
}

function visitOf(world: World, request: IncomingMessage): Visit | ApiError {
  try {
    return authorize(world, request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function turnAway(response: ServerResponse, error: ApiError): void {
  send(response, { status: error.status, body: error.body() });
}

async function handle(
  world: World,
  doors: Doors,
  visit: Visit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if ('file' in visit) return serveFile(visit.file, response);
  const { call, route } = visit;
  const reply = await answer(world, doors, request, call, route);
  if (reply === undefined) return;
  // Everything follows this world's clock, including the dates of its answers.
  response.setHeader('date', new Date(world.now()).toUTCString());
  send(response, reply);
  const { method, body } = call;
  tell(world, () => ({
    type: 'request',
    method,
    path: shownPath(call),
    body,
    status: reply.status,
  }));
}

async function answer(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  call: ApiRequest,
  route: Route | undefined,
): Promise<Reply | undefined> {
  try {
    const read = await readBody(request);
    if (read === undefined) return undefined;
    Object.assign(call, read);
    const early = doors.faults.take(call) ?? doors.rateLimits.refuse(call);
    if (early) return early;
    if (!route) throw new ApiError('routeNotEmulated', `${call.method} ${call.path}`);
    const reply = route.run(world, call);
    const lateMs = doors.faults.lateMs(call);
    if (lateMs > 0) await pause(lateMs);
    return { ...reply, headers: { ...reply.headers, ...doors.rateLimits.headers(call) } };
  } catch (error) {
    return refuse(world, call, error);
  }
}

/** The path without an interaction's token, which must not be shown or logged. */
function shownPath({ path, params: { token } }: ApiRequest): string {
  return token === undefined ? path : path.replace(token, ':token');
}

/** A body of the wrong shape is the bot's fault; any other exception is ours. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof z.core.$ZodError) return new ApiError('invalidForm', error.message);
  return new ApiError('localDiscordFault', error instanceof Error ? error.stack : String(error));
}

/** Answers with Discord's error JSON, and records what the bot did wrong. */
function refuse(world: World, call: ApiRequest, error: unknown): Reply {
  const failure = toApiError(error);
  const route = `${call.method} ${shownPath(call)}`;
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

function serveFile({ contentType, bytes }: FileState, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': bytes.length,
  });
  response.end(bytes);
}
