import { createServer, type Server } from 'node:http';

/** Answers 200 while the bot is connected and 503 otherwise, for whoever watches over the program. */
export function serveHealth(port: number, ready: () => boolean): Server {
  const server = createServer((_, response) => {
    const healthy = ready();
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ready: healthy }));
  });
  // The bot may end without waiting for it.
  server.unref();
  return server.listen(port);
}
