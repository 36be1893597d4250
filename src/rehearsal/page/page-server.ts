import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';
import type { Log } from '../../engine/ports.ts';
import { addressOf, createLoopbackServer } from '../loopback.ts';
import {
  attachmentHeaders,
  readFileSent,
  readJson,
  refuseForeignRequests,
  securityHeaders,
} from './door.ts';
import { attachedFile, pageFile, type ServedFile } from './files.ts';
import { openPageHost, type PageHost, type PageHostParts } from './page-host.ts';
import { Problem } from './problem.ts';
import { personOf, routes, sendsFile, type Call } from './routes.ts';
import { languageOf, say } from './words.ts';

export interface PageParts extends Omit<PageHostParts, 'editGapMs' | 'locale'> {
  /** Used if it is free; otherwise any free port. 0 takes any. */
  readonly port: number;
  /**
   * The shortest time between two edits of a card, in milliseconds; default 1000, as on Discord.
   */
  readonly editGapMs?: number;
  /** French by default. */
  readonly locale?: PageHostParts['locale'];
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the rehearsal and serves its page, on loopback only; resolves once both are ready. */
export async function servePage(parts: PageParts): Promise<PageServer> {
  const host = await openPageHost({ editGapMs: 1_000, locale: 'fr', ...parts });
  const server = createLoopbackServer((request, response) => {
    void answer(host, parts.log, request, response);
  });
  const port = await listen(server, parts.port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      await host.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    await listenOn(server, port);
  } catch (error) {
    if (port === 0 || !isTaken(error)) throw error;
    await listenOn(server, 0);
  }
  return portOf(server);
}

async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function answer(
  host: PageHost,
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    refuseForeignRequests(request);
    await serve(host, request, response);
  } catch (error) {
    if (!(error instanceof Problem)) log.error('a request of the page failed', { error });
    const problem =
      error instanceof Problem ? error : new Problem(500, say(languageOf(request), 'broken'));
    if (response.headersSent) response.end();
    else sendJson(response, problem.status, { problem: problem.message });
  }
}

async function serve(
  host: PageHost,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(request);
  if (url === undefined) throw new Problem(404, say(languageOf(request), 'nothing'));
  const name = `${request.method} ${url.pathname}`;
  const route = routes.get(name);
  const body = await bodyOf(request, name);
  const call = await callOf(host, url, body, request);
  if (name === 'GET /stream') return openStream(host, call, response);
  if (route !== undefined) return sendJson(response, 200, await route(call));
  if (request.method !== 'GET') throw new Problem(405, say(call.language, 'nothing'));
  if (url.pathname.startsWith('/attachments/')) {
    const file = attachedFile(call.rehearsal.stage.discord, url.pathname);
    return sendFile(response, file, attachmentHeaders, call);
  }
  return servePageFile(response, url.pathname, call);
}

function bodyOf(request: IncomingMessage, name: string): Promise<unknown> {
  if (name === sendsFile) return readFileSent(request);
  return request.method === 'POST' ? readJson(request) : Promise.resolve(undefined);
}

async function callOf(
  host: PageHost,
  url: URL,
  body: unknown,
  request: IncomingMessage,
): Promise<Call> {
  const { rehearsal, cast } = await host.current();
  const { streams, restart } = host;
  const language = languageOf(request);
  const { tellAll } = streams;
  return { rehearsal, cast, query: url.searchParams, body, language, tellAll, restart };
}

async function openStream(host: PageHost, call: Call, response: ServerResponse): Promise<void> {
  const person = personOf(call);
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
  const { wireLog } = await host.current();
  host.streams.open(person, response, wireLog.recent());
}

const pageFolder = join(packageRoot(), 'dist', 'page');

async function servePageFile(response: ServerResponse, path: string, call: Call): Promise<void> {
  const file = await pageFile(pageFolder, path);
  if (file === undefined && path === '/') throw new Problem(503, say(call.language, 'notBuilt'));
  sendFile(response, file, securityHeaders, call);
}

function sendFile(
  response: ServerResponse,
  file: ServedFile | undefined,
  headers: Readonly<Record<string, string>>,
  { language }: Call,
): void {
  if (file === undefined) throw new Problem(404, say(language, 'nothing'));
  response.writeHead(200, { ...headers, 'content-type': file.type });
  response.end(file.bytes);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
