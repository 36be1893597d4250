import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Trouble } from '../engine/trouble.ts';

/**
 * Local health endpoint: 200 when there is no trouble, otherwise 503 with the first trouble. Checks
 * on each request. Rejects if the port is taken.
 */
export async function serveHealth(
  port: number,
  troubles: () => readonly Trouble[],
): Promise<Server> {
  const server = createServer((_, response) => {
    const current = troubles();
    const [first] = current;
    response.writeHead(first === undefined ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(
      JSON.stringify(
        first === undefined ? { ready: true } : { ready: false, ...first, troubles: current },
      ),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // Lets the process exit without waiting for the server.
  server.unref();
  return server;
}
