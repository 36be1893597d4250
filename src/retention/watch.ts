import type { AppContext } from '../engine/context.ts';
import type { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { dayMs } from '../kernel/hours/day.ts';
import { eraseOrphans, noteListed } from './orphans.ts';
import { endQuiet } from './quiet.ts';
import { eraseOld } from './expired.ts';

/** How often communities are checked, and how soon again after a failed check, in milliseconds. */
const againMs = 10 * 60_000;

type Communities = Iterable<string> | AsyncIterable<string>;

export interface RetentionWatch {
  /** Resolves once no look is under way. */
  settled(): Promise<void>;
  /** Resolves once the look that is under way, if any, has come to a stop. */
  stop(): Promise<void>;
}

export interface RetentionTools {
  readonly wakes: WakeQueue;
  /**
   * All that the store knows and may have something to do, including those that Palabre has left. What
   * the others list is added to `listed`.
   */
  readonly communities: (listed: Set<string>) => Communities;
  /** Called before each check, since erasing is final. */
  readonly isTimeConfirmed: () => Promise<boolean>;
}

/** Checks every community at once, then once a day. */
export function watchRetention(app: AppContext, tools: RetentionTools): RetentionWatch {
  const { wakes, communities, isTimeConfirmed } = tools;
  const stopped = new AbortController();
  let looking = look();

  async function look(): Promise<void> {
    const done = await lookAtAll(app, communities, isTimeConfirmed, stopped.signal);
    if (stopped.signal.aborted) return;
    wakes.set('retention', { waitMs: done ? dayMs : againMs }, () => {
      looking = look();
    });
  }

  return {
    settled: () => looking,
    stop: async () => {
      stopped.abort();
      wakes.cancel('retention');
      await looking;
    },
  };
}

/** False if the check failed. */
async function lookAtAll(
  app: AppContext,
  communities: RetentionTools['communities'],
  isTimeConfirmed: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (!(await isTimeConfirmed())) {
      app.tools.log.warn('nothing is erased until the time is confirmed');
      return false;
    }
    const listed = new Set<string>();
    for await (const id of communities(listed)) {
      if (signal.aborted) return true;
      await endQuiet(app, id, signal);
      await eraseOld(app, id, signal);
      await noteListed(app, id, listed);
    }
    await eraseOrphans(app, listed, signal);
    return true;
  } catch (error) {
    app.tools.log.error('could not look for what to erase', { error });
    return false;
  }
}
