import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Painter } from '../engine/ports.ts';
import type { Picture } from '../kernel/view/picture.ts';
import { packageRoot } from '../system/package-root.ts';

interface Settings {
  /** The process's script; the compiled one, since it is run as JavaScript. */
  readonly script?: string;
  /** How long one picture may take, the start of its process included, in milliseconds. */
  readonly timeLimitMs?: number;
  /** How long a process may stay without a picture to paint, in milliseconds. */
  readonly idleMs?: number;
}

const compiled = 'dist/src/pictures/paint-process.js';
/** What grows without end stops its process, not the bot. */
const execArgv = ['--max-old-space-size=256', '--max-semi-space-size=2'];
/**
 * One thread beside the script's own, and memory that goes back to the system when it is freed: four
 * threads, each with a heap of its own, keep twice as much.
 */
const thrifty = {
  UV_THREADPOOL_SIZE: '1',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '4194304',
  MALLOC_TRIM_THRESHOLD_: '4194304',
};

const answerSchema = z.union([
  z.object({ png: z.instanceof(Uint8Array) }),
  z.object({ problem: z.string() }),
]);

/**
 * Paints one picture after the other in a process of its own, which the first one starts and which
 * ends a minute after the last. A process that crashes or takes more than ten seconds fails the
 * picture it was at; the next starts another.
 */
export function createPainter(settings: Settings = {}): Painter {
  const {
    script = join(packageRoot(), compiled),
    timeLimitMs = 10_000,
    idleMs = 60_000,
  } = settings;
  let running: ChildProcess | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;

  const end = () => {
    running?.kill('SIGKILL');
    running = undefined;
  };
  const paintNow = async (picture: Picture) => {
    if (closed) throw new Error('The painter is closed.');
    clearTimeout(rest);
    if (running?.connected !== true) running = start(script);
    const answer = await ask(running, picture, timeLimitMs).catch((error: unknown) => {
      end();
      throw error;
    });
    rest = setTimeout(end, idleMs).unref();
    if ('problem' in answer) throw new Error(`The picture cannot be painted: ${answer.problem}`);
    return answer.png;
  };

  return {
    paint: async (picture) => {
      const painted = last.then(() => paintNow(picture));
      last = painted.catch(() => undefined);
      return painted;
    },
    close: async () => {
      closed = true;
      clearTimeout(rest);
      end();
      await last;
    },
  };
}

/**
 * The program never stays for an idle process, nor falls with it, nor lends it its flags, its
 * secrets or its output. The process ends when the program does, since nobody talks to it any more.
 */
function start(script: string): ChildProcess {
  const { SystemRoot } = process.env;
  const env = { ...thrifty, ...(SystemRoot === undefined ? {} : { SystemRoot }) };
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const child = fork(script, [], { env, execArgv, serialization: 'advanced', stdio: [...stdio] });
  child.on('error', () => undefined);
  rested(child);
  return child;
}

function rested(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

async function ask(child: ChildProcess, picture: Picture, timeLimitMs: number) {
  const answered = new AbortController();
  const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(timeLimitMs)]);
  child.channel?.ref();
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`The painting process has ended: ${child.spawnargs.at(-1)}`);
    });
    const answer = once(child, 'message', { signal });
    child.send(picture);
    const [message]: unknown[] = await Promise.race([answer, ended]);
    return answerSchema.parse(message);
  } finally {
    answered.abort();
    rested(child);
  }
}
