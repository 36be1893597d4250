import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';

/** The real program, as `npm start` runs it, pointed at a local Discord. */
export interface BotProcess {
  /** As in a power cut: no handlers run, nothing is flushed. */
  kill(): Promise<void>;
  /** As an operator would. */
  stop(): Promise<number | null>;
}

const program = new URL('../../dist/src/main.js', import.meta.url).pathname;
/** The same with less patience for its cards. */
export const hurried = new URL('../../dist/test/hurried-bot.js', import.meta.url).pathname;

interface Start {
  /** The program of `npm start` by default. */
  readonly script?: string | undefined;
  /** How far ahead its clock is. */
  readonly aheadMs?: number;
  /** The folder it is started in, and reads `.env` from. */
  readonly cwd?: string;
}

export function environmentFor(discord: LocalDiscord, data: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STORE_URL: `lmdb://${data}`,
    LOG_LEVEL: 'info',
  };
}

export function spawnBot(
  environment: Record<string, string>,
  { script = program, aheadMs = 0, cwd = process.cwd() }: Start = {},
): ChildProcess {
  const ahead = `const now = Date.now; Date.now = () => now() + ${aheadMs};`;
  const before = aheadMs === 0 ? [] : ['--import', `data:text/javascript,${ahead}`];
  return spawn(process.execPath, [...before, script], {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the program and resolves once it says it is ready. */
export async function startBotProcess(
  discord: LocalDiscord,
  data: string,
  how?: Start,
): Promise<BotProcess> {
  const bot = launchBot(discord, data, how);
  await bot.ready;
  return bot;
}

/** Starts the program; `ready` rejects if it ends before that. */
export const launchBot = (discord: LocalDiscord, data: string, how?: Start): LaunchedBot =>
  launchWith(environmentFor(discord, data), how);

/** The same on Matrix, with the token of its account at a homeserver. */
export const launchOnMatrix = (url: string, token: string, data: string): LaunchedBot =>
  launchWith({
    PATH: process.env['PATH'] ?? '',
    MATRIX_HOMESERVER_URL: url,
    MATRIX_ACCESS_TOKEN: token,
    STORE_URL: `lmdb://${data}`,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
  });

type LaunchedBot = BotProcess & { readonly ready: Promise<void> };

/** The same, set up as one likes. */
function launchWith(environment: Record<string, string>, how?: Start): LaunchedBot {
  const child = spawnBot(environment, how);
  const ended = once(child, 'exit');
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(String(text)));
  return {
    ready: Promise.race([
      ready(child),
      ended.then(() => Promise.reject(new Error(`The bot ended: ${errors.join('')}`))),
    ]),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('The bot has no output.');
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
}
