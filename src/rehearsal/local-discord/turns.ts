import type { Server } from 'node:http';

/**
 * Lets requests through in order of arrival, about one per turn of the event loop. Node accepts one
 * new connection per turn, and reads from all existing ones: under load, requests on existing
 * connections would keep overtaking, for seconds, one that waits on a new connection. So nothing is
 * let through in a turn that accepted a connection.
 */
export function takeTurns(server: Server): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let connected = false;
  server.on('connection', () => {
    connected = true;
  });
  const next = (): void => {
    if (!connected) waiting.shift()?.();
    connected = false;
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });
}
