import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults, type Fault } from '../../src/rehearsal/local-matrix/faults.ts';

/** What came to a relay, and when. */
export interface Relayed {
  readonly path: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Stands between a program and any homeserver: it knows what one program sent, and can cut it off. */
export class MatrixRelay {
  readonly url: string;
  /** The requests that change something. */
  readonly sent: Relayed[] = [];
  readonly #target: URL;
  readonly #server: Server;
  readonly #faults = new Faults();
  readonly #waiting: (() => void)[] = [];
  #held: RegExp | undefined;

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = new URL(target);
    const address: AddressInfo | string | null = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('It does not listen');
    this.url = `http://127.0.0.1:${address.port}`;
    server.on('request', (asked, answer) => {
      const { method = 'GET', url: path = '/' } = asked;
      if (method !== 'GET') this.sent.push({ path, at: Date.now() });
      if (this.#held?.test(path) === true) return void this.#hold(asked);
      const fault = this.#faults.take(method, path);
      if (fault === 'cut') return void asked.socket.destroy();
      const onward = this.#onward(asked, (answered) => {
        if (fault === 'lost') return void asked.socket.destroy();
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      onward.on('error', () => asked.socket.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
  }

  static async open(target: string): Promise<MatrixRelay> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new MatrixRelay(server, target);
  }

  #onward({ method, url: path, headers }: IncomingMessage, answered: (r: IncomingMessage) => void) {
    const { hostname, port, host } = this.#target;
    // A server knows itself by its own address, not by the relay's.
    return request({ hostname, port, method, path, headers: { ...headers, host } }, answered);
  }

  /** What is asked there reaches the homeserver with `letGo` only, whether who asked is gone or not. */
  hold(path: RegExp): void {
    this.#held = path;
  }

  /** How many wait. */
  get heldBack(): number {
    return this.#waiting.length;
  }

  letGo(): void {
    this.#held = undefined;
    for (const go of this.#waiting.splice(0)) go();
  }

  async #hold(asked: IncomingMessage): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of asked) pieces.push(Buffer.from(piece));
    this.#waiting.push(() => {
      const onward = this.#onward(asked, (answered) => answered.resume());
      onward.end(Buffer.concat(pieces));
    });
  }

  fail(fault: Fault): void {
    this.#faults.add(fault);
  }

  mend(): void {
    this.#faults.clear();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}
