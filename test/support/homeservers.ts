import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { unaccented } from '../../src/kernel/unaccented.ts';
import { createClock, type RehearsalClock } from '../../src/rehearsal/clock.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
  type LocalMatrixOptions,
} from '../../src/rehearsal/local-matrix/index.ts';

/** A homeserver on which accounts can be made. */
export interface Homeserver {
  readonly url: string;
  register(name: string): Promise<{ readonly id: string; readonly token: string }>;
  /** The next message that is sent meets a server that is down; undefined where nothing can. */
  readonly breakDown?: () => void;
  /** Its time, where that can be moved. */
  readonly clock?: RehearsalClock;
  /** From now on, in bytes. */
  readonly allowUploads?: (bytes: number) => void;
  close(): Promise<void>;
}

/** More often than a card is tried. */
const cardTries = 3;

export async function ownHomeserver(options: LocalMatrixOptions = {}): Promise<Homeserver> {
  const clock = createClock();
  return { ...homeserverOf(await startLocalMatrix({ now: clock.now, ...options })), clock };
}

export function homeserverOf(server: LocalMatrix): Homeserver {
  return {
    url: server.url,
    register: async (name) => server.register(name),
    breakDown: () => server.fail({ path: /send/u, times: cardTries, as: { status: 503 } }),
    allowUploads: (bytes) => server.allowUploads(bytes),
    close: () => server.close(),
  };
}

const script = new URL('synapse/synapse.sh', import.meta.url).pathname;
/** Outside the clone, and kept from one run to the next. */
const cache = process.env['SYNAPSE_CACHE'] ?? join(homedir(), '.cache', 'palabre-synapse');
/** What the script ends with where a Synapse can't be had. */
const unavailable = 3;

/**
 * True where a real Synapse is to be run and can be; says loudly why not. It takes minutes, so it is
 * asked for: by the long form, or by the folder to keep it in.
 */
export function isSynapseHere(): boolean {
  if (process.env['SYNAPSE_CACHE'] === undefined && process.env['LONG_FORM'] === undefined) {
    console.warn(
      '\n!! Not tested against a real Matrix homeserver: that is SYNAPSE_CACHE=<folder>.\n',
    );
    return false;
  }
  const { status, stderr } = spawnSync('bash', [script, 'prepare', cache], { encoding: 'utf8' });
  if (status === 0) return true;
  const why = stderr.trim().split('\n').at(-1) ?? '';
  if (status !== unavailable) throw new Error(`Synapse could not be prepared: ${why}`);
  console.warn(
    `\n!! Nothing is tested against a real Matrix homeserver: Synapse can't be had here (${why}).\n`,
  );
  return false;
}

/** What `bash` is told, to run a script with the Python that came with Synapse. */
export const pythonOfSynapse = (args: readonly string[]): string[] => [
  script,
  'python',
  cache,
  ...args,
];

const startedSchema = z.object({ url: z.string(), secret: z.string(), version: z.string() });

/** A real Synapse, with its database in memory; `rates` keeps its own limits. */
export async function synapse(rates: 'lifted' | 'default' = 'lifted'): Promise<Homeserver> {
  const child = spawn('bash', [script, 'run', cache, '--while-input'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SYNAPSE_RATES: rates },
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`Synapse ended with ${code}.`)));
  });
  const { url, secret } = startedSchema.parse(JSON.parse(line));
  return {
    url,
    register: (name) => register(url, secret, name),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.stdin.end();
      }),
  };
}

const nonceSchema = z.object({ nonce: z.string() });
const accountSchema = z.object({ user_id: z.string(), access_token: z.string() });

/** With the secret that its administrator has. */
async function register(url: string, secret: string, name: string) {
  const path = `${url}/_synapse/admin/v1/register`;
  const { nonce } = nonceSchema.parse(await (await fetch(path)).json());
  const [username, password] = [unaccented(name).toLowerCase(), 'not a secret'];
  const mac = createHmac('sha1', secret)
    .update([nonce, username, password, 'notadmin'].join('\0'))
    .digest('hex');
  const body = JSON.stringify({ nonce, username, displayname: name, password, mac, admin: false });
  const response = await fetch(path, { method: 'POST', body });
  const { user_id: id, access_token: token } = accountSchema.parse(await response.json());
  return { id, token };
}
