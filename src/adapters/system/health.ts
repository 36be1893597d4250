import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/**
 * Answers 200 while the bot is connected and 503 otherwise, on this machine alone, for whoever
 * watches over the program. Rejects when the port is taken.
 */
export async function serveHealth(port: number, ready: () => boolean): Promise<Server> {
  const server = createServer((_, response) => {
    const healthy = ready();
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ready: healthy }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // The bot may end without waiting for it.
  server.unref();
  return server;
}
