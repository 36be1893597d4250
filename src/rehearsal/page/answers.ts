import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Locale } from '../../kernel/text.ts';
import type { Log } from '../../engine/ports.ts';
import { packageRoot } from '../../system/package-root.ts';
import { refuseForeignRequests, securityHeaders } from './door.ts';
import { pageFile, type ServedFile } from './files.ts';
import { packed } from './packed.ts';
import { Problem } from './problem.ts';
import { languageOf, say } from './words.ts';

/** Listens on loopback; on any port if that one is taken, or not for everyone to take. */
export async function listen(server: Server, port: number): Promise<number> {
  try {
    await listenOn(server, port);
  } catch (error) {
    if (port === 0 || !isRefused(error)) throw error;
    await listenOn(server, 0);
  }
  return portOf(server);
}

async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function isRefused(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Past the door alone; what fails is told in words, and what nobody foresaw is logged. */
export async function answerWith(
  serve: () => Promise<void>,
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    refuseForeignRequests(request);
    await serve();
  } catch (error) {
    if (!(error instanceof Problem)) log.error('a request from the page failed', { error });
    const problem =
      error instanceof Problem ? error : new Problem(500, say(languageOf(request), 'broken'));
    if (response.headersSent) response.end();
    else sendJson(response, problem.status, { problem: problem.message });
  }
}

const pageFolder = join(packageRoot(), 'dist', 'page');

export async function servePageFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  language: Locale,
): Promise<void> {
  const file = await pageFile(pageFolder, path);
  if (file === undefined && path === '/') throw new Problem(503, say(language, 'notBuilt'));
  if (file === undefined) throw new Problem(404, say(language, 'nothing'));
  const { bytes, header } = await packed(request, file.bytes);
  sendFile(response, { ...file, bytes }, { ...securityHeaders, ...header }, language);
}

export function sendFile(
  response: ServerResponse,
  file: ServedFile | undefined,
  headers: Readonly<Record<string, string>>,
  language: Locale,
): void {
  if (file === undefined) throw new Problem(404, say(language, 'nothing'));
  response.writeHead(200, { ...headers, 'content-type': file.type });
  response.end(file.bytes);
}

export function writeStreamHead(response: ServerResponse): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
