import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Painter } from '../engine/ports.ts';
import type { Picture } from '../kernel/view/picture.ts';
import { packageRoot } from '../system/package-root.ts';

interface Settings {
  /** The compiled script of the thread, since threads run JavaScript. */
  readonly script?: string;
  /** The time limit for one picture, including starting the thread, in milliseconds. */
  readonly timeLimitMs?: number;
}

const compiled = 'dist/src/pictures/paint-worker.js';
/** Runaway memory use ends the thread, not the bot. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

const answerSchema = z.union([
  z.object({ png: z.instanceof(Uint8Array) }),
  z.object({ problem: z.string() }),
]);

/**
 * Paints pictures one at a time in a separate thread, started by the first one. If the thread
 * crashes or takes more than ten seconds, its current picture fails, and the next one starts a new
 * thread.
 */
export function createPainter(settings: Settings = {}): Painter {
  const { script = join(packageRoot(), compiled), timeLimitMs = 10_000 } = settings;
  let thread: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const paintNow = async (picture: Picture) => {
    if (closed) throw new Error('The painter is closed.');
    thread ??= startThread(script, () => {
      thread = undefined;
    });
    const answer = await ask(thread, picture, timeLimitMs).catch(async (error: unknown) => {
      await thread?.terminate();
      throw error;
    });
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
      await thread?.terminate();
      await last;
    },
  };
}

/**
 * An idle thread does not keep the process alive, a crash does not end it, and the process's own
 * flags are not passed on.
 */
function startThread(script: string, ended: () => void): Worker {
  const thread = new Worker(script, { resourceLimits, execArgv: [] });
  thread.on('error', () => undefined).on('exit', ended);
  thread.unref();
  return thread;
}

async function ask(thread: Worker, picture: Picture, timeLimitMs: number) {
  const answered = new AbortController();
  const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(timeLimitMs)]);
  thread.ref();
  thread.postMessage(picture, []);
  try {
    const ended = once(thread, 'exit', { signal }).then(() => {
      throw new Error('The thread that paints has ended.');
    });
    const [answer]: unknown[] = await Promise.race([once(thread, 'message', { signal }), ended]);
    return answerSchema.parse(answer);
  } finally {
    answered.abort();
    thread.unref();
  }
}
