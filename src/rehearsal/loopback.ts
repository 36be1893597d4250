import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/** In milliseconds: a slow request is given up, so that nobody holds a socket by sending nothing. */
const headersWithin = 10_000;
const requestWithin = 30_000;
const lookedAtEvery = 2_000;
/** More than a bot opens at its busiest; the system refuses what comes over it. */
const mostConnections = 4_096;

/**
 * A server for this machine alone, at which anything that runs here may knock all the same, with any
 * bytes. It listens nowhere yet: give it 127.0.0.1.
 */
export function createLoopbackServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: headersWithin,
      requestTimeout: requestWithin,
      connectionsCheckingInterval: lookedAtEvery,
    },
    listener,
  );
  server.maxConnections = mostConnections;
  // A connection that the system could not take is no reason to end.
  server.on('error', () => {});
  return server;
}

/**
 * Whether a request was sent to this very address. Listening on loopback alone does not tell: a site
 * may have its own name point there and read the answers (« DNS rebinding »).
 */
export function isSentHere(request: IncomingMessage, names: readonly string[]): boolean {
  const { localPort } = request.socket;
  return names.some((name) => request.headers.host === `${name}:${localPort}`);
}

/** What is asked for; undefined for what is no path, such as another site's whole address. */
export function addressOf({ url = '' }: IncomingMessage): URL | undefined {
  const address = `http://here${url}`;
  return url.startsWith('/') && URL.canParse(address) ? new URL(address) : undefined;
}

/**
 * A request's body, in memory; `tooLong` over `most` bytes, and the rest of it is read for nothing, so
 * that whoever sends it hears the answer; `cut` when it ended before its end.
 */
export function readAtMost(
  request: IncomingMessage,
  most: number,
): Promise<Buffer | 'tooLong' | 'cut'> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return void chunks.push(chunk);
      chunks = [];
      resolve('tooLong');
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve('cut'));
    request.once('close', () => resolve('cut'));
  });
}
