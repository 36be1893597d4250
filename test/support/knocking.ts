import { request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { WebSocket, type ClientOptions } from 'ws';

/** What somebody hostile may send to a server on this machine. */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A request with arbitrary headers, which no browser and no fetch would send. */
export function ask(
  origin: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  { method = 'GET', body = '' }: { method?: string; body?: string | Buffer } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers, agent: false };
    const asked = request(options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

/** Sends any bytes on a new connection; returns what came back before it ended, or soon after. */
export function knock(
  origin: string,
  bytes: string | Uint8Array,
  patienceMs = 25,
): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const leave = setTimeout(() => socket.destroy(), patienceMs);
    socket.on('data', (chunk) => void chunks.push(chunk));
    socket.on('error', () => {});
    socket.once('close', () => {
      clearTimeout(leave);
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });
}

export const webSocketTo = (origin: string, options: ClientOptions = {}): WebSocket =>
  new WebSocket(origin.replace('http', 'ws'), options);

/**
 * How a WebSocket ended: refused with a status or closed with a code; and what it received until
 * then.
 */
export function endOf(socket: WebSocket): Promise<{ code: number; received: unknown[] }> {
  const received: unknown[] = [];
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString())));
    socket.once('unexpected-response', (_, { statusCode = 0 }) => {
      resolve({ code: statusCode, received });
      socket.terminate();
    });
    socket.on('error', () => {});
    socket.once('close', (code) => resolve({ code, received }));
  });
}

/** A handshake that is correct apart from the given headers; any frames can follow. */
export function handshake(origin: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = {
    Host: new URL(origin).host,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
