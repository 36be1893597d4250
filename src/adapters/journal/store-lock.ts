import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';

export interface StoreLock {
  release(): Promise<void>;
}
export type StoreHeld = { readonly kind: 'storeHeld'; readonly folder: string };

/** The longest address of a unix socket, in bytes: macOS has room for 103, Linux for 107. */
const longestAddress = 103;
const socketName = /^lock-[0-9a-f]{8}$/;

/**
 * Holds a data folder for this process alone, for as long as it lives: whoever holds it listens on
 * a socket in it, which the system closes with the process, however it ends. Rejects when the
 * folder does not exist or can hold no socket.
 *
 * Each process listens under a name of its own, never used again, and only then looks at the others:
 * of two processes the later sees the earlier, and clearing away a dead one's socket can never
 * remove a living one's. With a single well-known name, two that find it dead could each replace it.
 */
export async function lockStore(folder: string): Promise<Result<StoreLock, StoreHeld>> {
  const real = await realpath(folder);
  if (process.platform === 'win32') return holdPipe(real);
  const place = await socketFolder(real);
  const lock = await listenUnderOwnName(place);
  if (!(await anyOtherAlive(place, lock.name))) return ok(lock);
  await lock.release();
  return err({ kind: 'storeHeld', folder: real });
}

/** The folder itself, unless its path is too long for a socket's address. */
async function socketFolder(real: string): Promise<string> {
  if (Buffer.byteLength(join(real, 'lock-00000000')) <= longestAddress) return real;
  const place = join(tmpdir(), `palabre-${digest(real)}`);
  await mkdir(place, { recursive: true, mode: 0o700 });
  return place;
}

const digest = (path: string): string =>
  createHash('sha256').update(path).digest('hex').slice(0, 16);

/** Named only once it listens, so that a socket that does not answer is a dead one. */
async function listenUnderOwnName(place: string): Promise<StoreLock & { name: string }> {
  const id = randomBytes(4).toString('hex');
  const name = `lock-${id}`;
  const server = await listen(join(place, `new-${id}`));
  await rename(join(place, `new-${id}`), join(place, name));
  const release = async (): Promise<void> => {
    await close(server);
    await rm(join(place, name), { force: true });
  };
  return { name, release };
}

async function anyOtherAlive(place: string, own: string): Promise<boolean> {
  const names = (await readdir(place)).filter((name) => socketName.test(name) && name !== own);
  const alive = await Promise.all(names.map((name) => answers(join(place, name))));
  const dead = names.filter((_, index) => alive[index] === false);
  await Promise.all(dead.map((name) => rm(join(place, name), { force: true })));
  return dead.length < names.length;
}

/** A refusal means that nobody listens any more; any other trouble may hide somebody. */
async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return !(isCode(error, 'ECONNREFUSED') || isCode(error, 'ENOENT'));
  } finally {
    socket.destroy();
  }
}

/** A named pipe is gone with its process, and two cannot listen on one. */
async function holdPipe(real: string): Promise<Result<StoreLock, StoreHeld>> {
  try {
    const server = await listen(`\\\\.\\pipe\\palabre-${digest(real.toLowerCase())}`);
    return ok({ release: () => close(server) });
  } catch (error) {
    if (isCode(error, 'EADDRINUSE')) return err({ kind: 'storeHeld', folder: real });
    throw error;
  }
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.listen(path).unref();
  await once(server, 'listening');
  return server;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
