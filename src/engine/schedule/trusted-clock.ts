import type { Clock, Log, PlatformHour } from '../ports.ts';

export interface TrustedClockTools {
  /** This machine's clock, which anybody may set. */
  readonly wall: Clock;
  /** Milliseconds from any moment on, which only goes forward, as fast as time goes by. */
  readonly monotonic: () => number;
  readonly platform: PlatformHour;
  readonly log: Log;
}

/** The hour by which things are closed and erased. */
export interface TrustedClock {
  /** In milliseconds since 1970; the last hour that could be relied on, and what went by since. */
  readonly now: Clock;
  /** Asks the platform, however sure one is; false where it does not answer, and nothing is sure. */
  confirm(): Promise<boolean>;
  /** Called each time a doubt is over, since what was due meanwhile may be due no more, or at last. */
  onSettled(listener: () => void): void;
}

/** A leap of the machine's clock that is longer than this is not believed, in milliseconds. */
const leapMs = 60_000;
/** Between two questions to a platform that does not answer, in milliseconds. */
const askEveryMs = 10_000;

/**
 * The machine's clock, as long as it goes as time goes by, and agrees with the platform when the
 * program starts. Once it leaps, time is counted from the last hour that was right, until the
 * platform has told its own: then whichever of the two agrees with it is followed, or else the
 * platform's (docs/decisions/0021).
 */
export function trustedClock(tools: TrustedClockTools): TrustedClock {
  const clock = new WatchedClock(tools);
  return {
    now: () => clock.now(),
    confirm: () => clock.confirm(),
    onSettled: (listener) => clock.listeners.push(listener),
  };
}

class WatchedClock {
  readonly listeners: (() => void)[] = [];
  readonly #tools: TrustedClockTools;
  /** How far the machine's clock was from the one that goes forward, at the last look. */
  #wall: number;
  /** How far the hour that is relied on is from it; undefined until the platform has told its own. */
  #trusted: number | undefined;
  #doubtful = false;
  #asking: Promise<boolean> | undefined;
  #askedAt = -Infinity;

  constructor(tools: TrustedClockTools) {
    this.#tools = tools;
    this.#wall = tools.wall() - tools.monotonic();
  }

  now(): number {
    const at = this.#tools.monotonic();
    const wall = this.#tools.wall() - at;
    if (this.#trusted === undefined) return Math.round(at + (this.#begin(at) ?? wall));
    if (!this.#doubtful && Math.abs(wall - this.#wall) <= leapMs) this.#follow(wall);
    else this.#doubt(at);
    return Math.round(at + this.#trusted);
  }

  confirm(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The platform has just been reached: its hour is known as soon as the bot is connected. */
  #begin(at: number): number | undefined {
    const hour = this.#tools.platform.now();
    if (hour !== undefined) this.#settle(hour - at);
    return this.#trusted;
  }

  /** A clock that is set right little by little is followed; one that is known to be wrong is not. */
  #follow(wall: number): void {
    if (this.#trusted === this.#wall) this.#trusted = wall;
    this.#wall = wall;
  }

  #doubt(at: number): void {
    if (!this.#doubtful) this.#tools.log.warn('the clock of this machine leapt');
    this.#doubtful = true;
    if (at - this.#askedAt < askEveryMs) return;
    this.#askedAt = at;
    void this.confirm();
  }

  async #ask(): Promise<boolean> {
    const hour = await this.#tools.platform.confirm();
    if (hour === undefined) return false;
    const wasDoubtful = this.#doubtful;
    this.#settle(hour - this.#tools.monotonic());
    if (wasDoubtful) for (const listener of this.listeners) listener();
    return true;
  }

  #settle(platform: number): void {
    const wall = this.#tools.wall() - this.#tools.monotonic();
    const agrees = (each: number | undefined) =>
      each !== undefined && Math.abs(each - platform) <= leapMs;
    if (agrees(wall)) this.#trusted = wall;
    else {
      if (!agrees(this.#trusted)) this.#trusted = platform;
      this.#tools.log.warn('the clock of this machine is wrong', {
        bySeconds: Math.round((wall - platform) / 1_000),
      });
    }
    this.#wall = wall;
    this.#doubtful = false;
    this.#askedAt = -Infinity;
  }
}
