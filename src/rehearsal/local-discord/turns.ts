import type { Server } from 'node:http';

/**
 * Lets requests through in the order they came, about one a turn of the event loop. Node takes one
 * new connection a turn, and reads all those it has: under a rush, what comes by them would pass for
 * seconds before what waits on a new one. So nothing is let through in a turn that brought one.
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
