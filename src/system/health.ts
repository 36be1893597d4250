import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Trouble } from '../engine/trouble.ts';
import { createLoopbackServer, isFromProgram } from './loopback.ts';

/** In the text format of Prometheus. */
async function tellMetrics(response: ServerResponse, text: () => Promise<string>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  response.end(await text().catch(() => ''));
}

/** The host names of its only address. */
const names = ['127.0.0.1', 'localhost'];

/**
 * Local health endpoint: 503 with the first trouble that is everywhere, otherwise 200; with all of them
 * in both cases. Checks on each request, of programs of this machine alone: a site may have its own name
 * resolve here, to be read by its page. Rejects if the port is taken.
 */
export async function serveHealth(
  port: number,
  troubles: () => readonly Trouble[],
  metrics: () => Promise<string> = async () => '',
): Promise<Server> {
  const server = createLoopbackServer((request, response) => {
    if (!isFromProgram(request, names)) return void response.writeHead(403).end();
    if (request.url === '/metrics') return void tellMetrics(response, metrics);
    const current = troubles();
    const first = current.find(({ partly }) => partly !== true);
    response.writeHead(first === undefined ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    const all = current.length === 0 ? {} : { troubles: current };
    response.end(JSON.stringify({ ready: first === undefined, ...first, ...all }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // Lets the process exit without waiting for the server.
  server.unref();
  return server;
}
