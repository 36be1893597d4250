import type { Log } from '../../engine/ports.ts';

export interface Gate {
  /** True while nothing may be sent. After the pause, one request is let through to try. */
  closed(): boolean;
  /** Discord, or a proxy in front of it, said "too many" without saying until when. */
  refused(retryAfterMs: number | undefined): void;
  passed(): void;
  /** The request that was let through gave no clear result. */
  unclear(): void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** The longest wait that is believed of an answer that is not Discord's own. */
const longestNamedMs = 3_600_000;

/**
 * Holds requests back after a "too many requests" that is not Discord's own and names no time:
 * discord.js would repeat the request at once, forever. `monotonic` in milliseconds.
 */
export function createGate({ log, monotonic }: { log: Log; monotonic: () => number }): Gate {
  let pauseMs = 0;
  let until = 0;
  let trying = false;
  return {
    closed: () => {
      if (pauseMs === 0) return false;
      if (trying || monotonic() < until) return true;
      trying = true;
      return false;
    },
    refused: (retryAfterMs) => {
      trying = false;
      // Requests that were already in flight say nothing new.
      if (monotonic() < until) return;
      if (pauseMs === 0)
        log.warn('something in front of Discord refuses requests', { retryAfterMs });
      const next = pauseMs === 0 ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      pauseMs = Math.max(next, Math.min(retryAfterMs ?? 0, longestNamedMs));
      until = monotonic() + pauseMs;
    },
    passed: () => {
      if (pauseMs > 0) log.info('requests reach Discord again');
      pauseMs = 0;
      until = 0;
      trying = false;
    },
    unclear: () => {
      trying = false;
    },
  };
}
