import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

/** PostgreSQL inside this process, from npm, which any client reaches by its address. */
export interface PgliteSocket {
  readonly url: string;
  /** Its one session, to look at what is kept, or to change it behind the program's back. */
  readonly db: PGlite;
  /** As if the server's process had been killed: every connection is cut. */
  cut(): void;
  close(): Promise<void>;
}

/** What a client says, by its first byte. */
const says = { end: 0x58 };
const sslRequest = 80_877_103;
const ready = 0x5a;
const outsideTransaction = 0x49;

/**
 * All connections share one session, so one at a time has it: until it is done asking and is in no
 * transaction. Locks of a session are therefore everybody's, and a test of theirs needs a real server.
 */
export async function openPglite(): Promise<PgliteSocket> {
  const db = await PGlite.create();
  const sockets = new Set<Socket>();
  let turn: Promise<void> = Promise.resolve();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    void speak(socket, db, (work) => (turn = turn.then(work, work)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `postgres://postgres@127.0.0.1:${address.port}/postgres`,
    db,
    cut,
    close: async () => {
      server.close();
      cut();
      await turn;
      await db.close();
    },
  };
}

let connections = 0;

/** Statements are named in a session: here each connection's have a name of their own. */
function namedApart(message: Buffer, own: string): Buffer {
  const at = nameIn(message);
  if (at === undefined || message[at] === 0) return message;
  const named = Buffer.concat([message.subarray(0, at), Buffer.from(own), message.subarray(at)]);
  named.writeUInt32BE(named.length - 1, 1);
  return named;
}

/** Where a message names a statement, if it does. */
function nameIn(message: Buffer): number | undefined {
  switch (String.fromCodePoint(message[0] ?? 0)) {
    case 'P':
      return 5;
    case 'B':
      return message.indexOf(0, 5) + 1;
    case 'D':
    case 'C':
      return message[5] === 0x53 ? 6 : undefined;
    default:
      return undefined;
  }
}

type TakeTurn = (work: () => Promise<void>) => Promise<void>;

async function speak(socket: Socket, db: PGlite, takeTurn: TakeTurn): Promise<void> {
  const messages = messagesIn(socket);
  const own = `${(connections += 1)} `;
  const answer = async (message: Buffer): Promise<boolean> => {
    const said = Buffer.from(await db.execProtocolRaw(namedApart(message, own)));
    socket.write(said);
    return said.at(-6) === ready && said.at(-1) === outsideTransaction;
  };
  for await (const first of messages)
    await takeTurn(async () => {
      let done = first[0] === says.end || (await answer(first));
      while (!done) {
        const next = await messages.next();
        done = next.done === true || next.value[0] === says.end || (await answer(next.value));
      }
    }).catch(() => {});
  await takeTurn(async () => void (await db.exec('ROLLBACK')));
}

/** Whole messages; the first of a connection has no byte that says what it is. */
async function* messagesIn(socket: Socket): AsyncGenerator<Buffer, void> {
  let bytes = Buffer.alloc(0);
  let isGreeted = false;
  try {
    for await (const chunk of socket) {
      bytes = Buffer.concat([bytes, chunk]);
      for (;;) {
        const head = isGreeted ? 1 : 0;
        if (bytes.length < head + 4) break;
        const size = head + bytes.readUInt32BE(head);
        if (bytes.length < size) break;
        const message = bytes.subarray(0, size);
        bytes = bytes.subarray(size);
        if (!isGreeted && message.readUInt32BE(4) === sslRequest) socket.write('N');
        else {
          isGreeted = true;
          yield message;
        }
      }
    }
  } catch {
    // Cut: there is nobody left to speak to.
  }
}
