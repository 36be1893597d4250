/** The rehearsal's own hour: as fast as the real one, and as far ahead as it was moved. */
export interface RehearsalClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Never back: what was recorded would come to lie in the future. */
  forward(ms: number): void;
  /** How far it is ahead, in milliseconds. */
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
