/**
 * The rehearsal's clock: runs at normal speed, ahead of the real one by as much as it was moved.
 */
export interface RehearsalClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Never backwards: what was recorded would end up in the future. */
  forward(ms: number): void;
  /** How far it is ahead of the real clock, in milliseconds. */
  ahead(): number;
}

export function createClock(aheadMs = 0): RehearsalClock {
  let ahead = aheadMs;
  return {
    now: () => Date.now() + ahead,
    forward: (ms) => {
      ahead += Math.max(0, ms);
    },
    ahead: () => ahead,
  };
}
