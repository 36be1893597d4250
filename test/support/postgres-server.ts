import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A real PostgreSQL on a free port, in a folder of its own. */
export interface PostgresServer {
  readonly url: string;
  /** A new, empty database in it. */
  database(): Promise<string>;
  /** SIGKILL to all of its processes; resolves once they are gone. */
  kill(): Promise<void>;
  /** Starts it again where it was; resolves once it answers. */
  start(): Promise<void>;
  /** Runs SQL as whoever owns it. */
  run(sql: string, database?: string): string;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Where PostgreSQL's programs are on this machine, if they are: on the path, or where Debian puts them. */
export function programs(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = list(debian).toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres', 'psql'].every((name) => has(folder, name)),
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function has(folder: string, name: string): boolean {
  try {
    accessSync(join(folder, name));
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run for the system's administrator: Debian has made it a user of its own. */
function runner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) =>
    Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' })),
  );
  return { uid, gid };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** `fileKilobytes`: the largest that one of its files may become, as on a disk that is full. */
export interface ServerOptions {
  readonly fileKilobytes?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Undefined where there is no PostgreSQL on this machine. */
export async function openPostgres(
  options: ServerOptions = {},
): Promise<PostgresServer | undefined> {
  const bin = programs();
  return bin === undefined ? undefined : startServer(bin, options);
}

async function startServer(
  bin: string,
  { fileKilobytes, settings = {} }: ServerOptions,
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-postgres-'));
  const who = runner();
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid ?? who.uid);
  const data = join(folder, 'data');
  const port = await freePort();
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'palabre', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--wal-segsize=1'],
    { ...who, env, stdio: 'pipe', cwd: folder },
  );
  const set = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const args = Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const limit = fileKilobytes === undefined ? '' : `ulimit -f ${fileKilobytes * 2}; `;
  let child: ChildProcess | undefined;
  const url = `postgres://palabre@127.0.0.1:${port}/postgres`;
  const run = (sql: string, database = 'postgres'): string =>
    execFileSync(
      join(bin, 'psql'),
      ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'palabre', '-d', database, '-XAtqc', sql],
      { env, encoding: 'utf8', stdio: 'pipe' },
    ).trim();
  const start = async (): Promise<void> => {
    const script = `${limit}exec "$0" "$@"`;
    const command = ['-c', script, join(bin, 'postgres'), '-D', data, '-p', `${port}`, ...args];
    // In a group of its own, so that all of its processes can be ended at once.
    child = spawn('/bin/sh', command, {
      ...who,
      env,
      stdio: 'ignore',
      cwd: folder,
      detached: true,
    });
    await untilAnswers(() => run('SELECT 1'));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'close');
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
    await gone;
  };
  await start();
  let databases = 0;
  return {
    url,
    run,
    start,
    kill: () => end('SIGKILL'),
    database: async () => {
      const name = `palabre${(databases += 1)}`;
      run(`CREATE DATABASE ${name}`);
      return url.replace(/postgres$/u, name);
    },
    close: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(ask: () => unknown): Promise<void> {
  for (let tries = 0; ; tries += 1)
    try {
      ask();
      return;
    } catch (error) {
      if (tries === 150) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
