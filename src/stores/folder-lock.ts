import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../kernel/result.ts';

export interface FolderLock {
  release(): Promise<void>;
}
export type FolderHeld = { readonly kind: 'storeHeld'; readonly folder: string };

/** The longest address of a unix socket, in bytes: 103 on macOS, 107 on Linux. */
const longestAddress = 103;
const openFiles = '/proc/self/fd';
const socketName = /^lock-[0-9a-f]{8}$/;

/**
 * Holds a data folder for this process alone, as long as it lives: the holder listens on a socket in
 * it, which the system closes with the process, however it ends. Rejects if the folder does not
 * exist or cannot contain a socket.
 *
 * Each process listens under a name of its own, never used again, and only then looks at the others:
 * of two processes the later sees the earlier, and removing a dead one's socket can never remove a
 * living one's. With a single well-known name, two that find it dead could each replace it.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, FolderHeld>> {
  const real = await realpath(folder);
  if (process.platform === 'win32') return holdPipe(real);
  const address = await addressOf(real);
  try {
    return await hold(real, address.path);
  } finally {
    await address.forget();
  }
}

async function hold(folder: string, address: string): Promise<Result<FolderLock, FolderHeld>> {
  const lock = await listenUnderOwnName(folder, address);
  if (!(await anyOtherAlive(folder, address, lock.name))) return ok(lock);
  await lock.release();
  return err({ kind: 'storeHeld', folder });
}

interface Address {
  readonly path: string;
  forget(): Promise<void>;
}

/**
 * A path to the folder that is short enough for a socket's address. In any case the socket itself is
 * in the folder, where it is found by any path and with any temporary folder.
 */
async function addressOf(real: string): Promise<Address> {
  if (Buffer.byteLength(join(real, 'lock-00000000')) <= longestAddress)
    return { path: real, forget: async () => {} };
  return existsSync(openFiles) ? throughHandle(real) : throughLink(real);
}

async function throughHandle(real: string): Promise<Address> {
  const handle = await open(real);
  return { path: join(openFiles, `${handle.fd}`), forget: () => handle.close() };
}

/** For systems that do not show a process its open files, such as macOS. */
export async function throughLink(real: string): Promise<Address> {
  const place = await mkdtemp(join(tmpdir(), 'palabre-'));
  const path = join(place, 'd');
  await symlink(real, path);
  return { path, forget: () => rm(place, { recursive: true }) };
}

/** Named only once it listens, so that a socket that does not answer is dead. */
async function listenUnderOwnName(
  folder: string,
  address: string,
): Promise<FolderLock & { name: string }> {
  const id = randomBytes(4).toString('hex');
  const name = `lock-${id}`;
  const server = await listen(`${address}/new-${id}`);
  await rename(join(folder, `new-${id}`), join(folder, name));
  const release = async (): Promise<void> => {
    await close(server);
    await rm(join(folder, name), { force: true });
  };
  return { name, release };
}

async function anyOtherAlive(folder: string, address: string, own: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => socketName.test(name) && name !== own);
  const alive = await Promise.all(names.map((name) => answers(`${address}/${name}`)));
  const dead = names.filter((_, index) => alive[index] === false);
  await Promise.all(dead.map((name) => rm(join(folder, name), { force: true })));
  return dead.length < names.length;
}

/** A refusal means that nobody listens any more; any other error may hide a living process. */
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

/** A named pipe disappears with its process, and two cannot listen on one. */
async function holdPipe(real: string): Promise<Result<FolderLock, FolderHeld>> {
  try {
    const digest = createHash('sha256').update(real.toLowerCase()).digest('hex').slice(0, 16);
    const server = await listen(`\\\\.\\pipe\\palabre-${digest}`);
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
