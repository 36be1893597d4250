import { DueList } from './due-list.ts';
import type { Clock, Log } from '../engine/ports.ts';

export interface SchedulerTools {
  /**
   * Does what a community's recap asks for now; the next moment to look at it, in milliseconds since
   * 1970, or undefined when there is none. `crowded` when many others are due with it.
   */
  readonly attend: (community: string, crowded: boolean) => Promise<number | undefined>;
  readonly now: Clock;
  readonly log: Log;
  /** How many communities are attended to at once. */
  readonly width?: number;
}

/** Who is due now? Asked every minute, and whenever the clock or a schedule has changed. */
export interface RecapScheduler {
  /** Looks at a community as soon as its turn comes: at start, and after each change of its schedule. */
  watch(community: string): void;
  look(): void;
  /** When something is due next, in milliseconds since 1970. */
  nextAt(): number | undefined;
  /** Resolves once nothing that is due is left. */
  settled(): Promise<void>;
  /** Begins nothing more; resolves once what is under way is over. */
  stop(): Promise<void>;
}

/**
 * Whatever else the bot sends waits for that many recaps at most, each the time of one request:
 * a vote's card is not to stand behind ten thousand of them.
 */
const widthOnDiscord = 16;
/** As many in a row may take the time that a picture takes; those after them hold nobody up. */
const crowdAfter = 64;
/** After a failure that should not be, in milliseconds. */
const afterTroubleMs = 10 * 60_000;

export function createRecapScheduler(tools: SchedulerTools): RecapScheduler {
  const { attend, now, log, width = widthOnDiscord } = tools;
  const due = new DueList();
  const running = new Map<string, Promise<void>>();
  /** Those that changed while they were attended to. */
  const again = new Set<string>();
  let inARow = 0;
  let stopped = false;

  const look = (): void => {
    if (stopped) return;
    while (running.size < width) {
      const community = due.take(now());
      if (community === undefined) {
        inARow = 0;
        return;
      }
      inARow += 1;
      running.set(community, run(community));
    }
  };

  const run = async (community: string): Promise<void> => {
    const next = await attend(community, inARow > crowdAfter).catch((error: unknown) => {
      log.error('a recap could not be looked at', { community, error });
      return now() + afterTroubleMs;
    });
    // Clicks that came in the meantime go first.
    await new Promise((resolve) => void setImmediate(resolve));
    running.delete(community);
    if (again.delete(community)) due.set(community, now());
    else if (next !== undefined) due.set(community, next);
    look();
  };

  return {
    watch: (community) => {
      if (running.has(community)) again.add(community);
      else due.set(community, now());
      look();
    },
    look,
    nextAt: () => due.nextAt,
    settled: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    stop: async () => {
      stopped = true;
      await Promise.all(running.values());
    },
  };
}
