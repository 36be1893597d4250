import type { Clock, PlatformTime } from '../ports.ts';

export interface AnsweredTime extends PlatformTime {
  /** Takes in the date of one of the platform’s answers. */
  heard(date: string | null): void;
}

export interface TimeTools {
  readonly clock: Clock;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  /** Sends any request to the platform, for the date of its answer. */
  readonly ask: () => Promise<unknown>;
}

/** A time known for longer than this is requested again before it is relied on. */
const freshMs = 60_000;
/** Answers are dated to the second, rounded down. */
const halfSecondMs = 500;

/** The platform’s own time, to about a second, carried forward on a clock that nobody sets. */
export function answeredTime({ clock, monotonic, ask }: TimeTools): AnsweredTime {
  let known: { date: string; told: number; at: number; wall: number } | undefined;

  function now(): number | undefined {
    return known === undefined
      ? undefined
      : Math.round(known.told + halfSecondMs + monotonic() - known.at);
  }

  /** By both clocks: the monotonic one may stand still while the machine sleeps. */
  function fresh(): boolean {
    if (known === undefined) return false;
    const ages = [monotonic() - known.at, Math.abs(clock() - known.wall)];
    return ages.every((age) => age < freshMs);
  }

  return {
    now,
    confirm: async () => {
      if (!fresh()) await ask().catch(() => undefined);
      return fresh() ? now() : undefined;
    },
    heard: (date) => {
      if (date === null) return;
      // In a rush many answers are dated to the same second.
      const told = date === known?.date ? known.told : Date.parse(date);
      if (Number.isNaN(told)) return;
      known = { date, told, at: monotonic(), wall: clock() };
    },
  };
}
