import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Trouble } from '../engine/trouble.ts';

/** In the text format of Prometheus. */
async function tellMetrics(response: ServerResponse, text: () => Promise<string>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  response.end(await text().catch(() => ''));
}

/**
 * Local health endpoint: 503 with the first trouble that is everywhere, otherwise 200; with all of them
 * in both cases. Checks on each request. Rejects if the port is taken.
 */
export async function serveHealth(
  port: number,
  troubles: () => readonly Trouble[],
  metrics: () => Promise<string> = async () => '',
): Promise<Server> {
  const server = createServer((request, response) => {
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
