import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LocalDiscord } from '../src/rehearsal/local-discord/index.ts';

/** A bot in a process of its own, as in life; the local Discord and its people are in ours. */
export interface RunningBot {
  /** From the start of the process to its word that it is ready, in milliseconds. */
  readonly startMs: number;
  /** The processor time that it has used until now, in milliseconds. */
  cpuMs(): Promise<number>;
  /** What it has of the machine's memory, in bytes. */
  memory(): Promise<number>;
  /**
   * What of it is its own, in bytes: without the pages of files, such as the store's and Node's, which
   * the system may take back at any time. All of it where the system does not say.
   */
  ownMemory(): Promise<number>;
  stop(): Promise<void>;
}

/** What a floor shows and answers: Palabre's own card, form and receipt, so that the size is the same. */
export interface Answers {
  readonly card: unknown;
  readonly form: unknown;
  readonly receipt: unknown;
}

/** Palabre as it runs on Discord, its journal in this folder, or where `store` says. */
export function startPalabre(
  { apiUrl, token }: LocalDiscord,
  folder: string,
  store = `lmdb://${folder}`,
): Promise<RunningBot> {
  return start('../src/main.js', folder, {
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    STORE_URL: store,
    LOG_LEVEL: 'info',
  });
}

/** `store`: where a durable floor writes, if not in its folder: a PostgreSQL database. */
export interface Floor {
  readonly answers?: Answers;
  readonly durable: boolean;
  readonly store?: string;
}

export function startFloor(
  { apiUrl, token }: LocalDiscord,
  folder: string,
  { answers, durable, store = folder }: Floor,
): Promise<RunningBot> {
  return start('./floor-bot.js', folder, {
    API_URL: apiUrl,
    TOKEN: token,
    ...(answers === undefined ? {} : { ANSWERS: JSON.stringify(answers) }),
    ...(durable ? { STORE: store } : {}),
  });
}

/** An account at a homeserver, and where its program keeps what it keeps. */
export interface MatrixAccount {
  readonly url: string;
  readonly token: string;
  readonly folder: string;
}

/** Palabre as it runs on Matrix, with templates of that folder besides its own. */
export function startPalabreOnMatrix(
  { url, token, folder }: MatrixAccount,
  templates: string,
): Promise<RunningBot> {
  return start('../src/main.js', folder, {
    MATRIX_HOMESERVER_URL: url,
    MATRIX_ACCESS_TOKEN: token,
    STORE_URL: `lmdb://${folder}/data`,
    TEMPLATES_DIR: templates,
    LOG_LEVEL: 'info',
  });
}

/** The least bot on the same client: one flushed record, and that receipt. */
export function startMatrixFloor(
  { url, token, folder }: MatrixAccount,
  receipt: Readonly<Record<string, unknown>>,
): Promise<RunningBot> {
  const RECEIPT = JSON.stringify(receipt);
  return start('./matrix-floor-bot.js', folder, { URL: url, TOKEN: token, STORE: folder, RECEIPT });
}

/** A bench that fails leaves no bot behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill();
});

/** Loaded before either bot: says how much it has used of the machine, whenever it is asked. */
const meter = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => process.send({ ...process.cpuUsage(), rss: process.memoryUsage.rss() }));
  process.channel.unref();
`)}`;
const usage = z.object({ user: z.number(), system: z.number(), rss: z.number() });

/** With nothing of our own environment, and away from any `.env`. */
async function start(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningBot> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const from = performance.now();
  const child = spawn(process.execPath, ['--import', meter, path], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  const early = ended.then(() => {
    throw new Error(`${script} ended before it was ready.`);
  });
  await Promise.race([ready(child), early]);
  const startMs = performance.now() - from;
  const stop = async (): Promise<void> => {
    early.catch(() => {});
    child.kill('SIGTERM');
    await ended;
  };
  const cpuMs = async (): Promise<number> => {
    const { user, system } = await usageOf(child);
    return (user + system) / 1000;
  };
  const memory = async (): Promise<number> => (await usageOf(child)).rss;
  const ownMemory = async (): Promise<number> => (await anonymousOf(child)) ?? (await memory());
  return { startMs, cpuMs, memory, ownMemory, stop };
}

/** As Linux tells it. */
async function anonymousOf({ pid }: ChildProcess): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^RssAnon:\s*(\d+) kB$/mu.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

async function usageOf(child: ChildProcess): Promise<z.output<typeof usage>> {
  const answer = once(child, 'message');
  child.send('usage');
  return usage.parse((await answer)[0]);
}

/** Keeps reading afterwards, so that the bot never waits for its log to be read. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
}
