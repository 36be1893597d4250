import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Trouble } from '../engine/trouble.ts';

/**
 * Answers 200 while there is no trouble and 503 with the first of them otherwise, on this machine
 * alone, for whoever watches over the program. Asks anew each time. Rejects when the port is taken.
 */
export async function serveHealth(
  port: number,
  troubles: () => readonly Trouble[],
): Promise<Server> {
  const server = createServer((_, response) => {
    const present = troubles();
    const [first] = present;
    response.writeHead(first === undefined ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(
      JSON.stringify(
        first === undefined ? { ready: true } : { ready: false, ...first, troubles: present },
      ),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // The bot may end without waiting for it.
  server.unref();
  return server;
}
