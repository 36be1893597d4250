import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/**
 * In milliseconds: slow requests are dropped, so that nobody can hold sockets open by sending
 * nothing.
 */
const headersWithin = 10_000;
const requestWithin = 30_000;
const lookedAtEvery = 2_000;
/** More than a bot opens at its busiest; the system refuses further ones. */
const mostConnections = 4_096;

/**
 * A server for this machine only, where any local program can still send anything. Not listening
 * yet: bind it to 127.0.0.1.
 */
export function createLoopbackServer(listener?: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: headersWithin,
      requestTimeout: requestWithin,
      connectionsCheckingInterval: lookedAtEvery,
    },
    listener,
  );
  server.maxConnections = mostConnections;
  // A connection that the system could not accept must not end the process.
  server.on('error', () => {});
  return server;
}

/**
 * Whether a request was sent to this exact address. Listening on loopback is not enough: a site can
 * have its own name resolve there and read the answers (DNS rebinding).
 */
export function isAddressedTo(request: IncomingMessage, names: readonly string[]): boolean {
  const { localPort } = request.socket;
  return names.some((name) => request.headers.host === `${name}:${localPort}`);
}

/**
 * True if a program of this machine could have sent it: to this exact address, and not from a web page,
 * since browsers name the site in all but the simplest requests.
 */
export function isFromProgram(
  request: IncomingMessage,
  names: readonly string[] = ['127.0.0.1'],
): boolean {
  const { origin, 'sec-websocket-origin': formerly } = request.headers;
  return isAddressedTo(request, names) && origin === undefined && formerly === undefined;
}

/** The requested URL; undefined if it is not a path, such as another site's full address. */
export function addressOf({ url = '' }: IncomingMessage): URL | undefined {
  const address = `http://here${url}`;
  return url.startsWith('/') && URL.canParse(address) ? new URL(address) : undefined;
}

/**
 * A request's body, in memory. `tooLong` if over `most` bytes: the rest is read and dropped, so
 * that the sender gets the answer. `cut` if it ended early.
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
