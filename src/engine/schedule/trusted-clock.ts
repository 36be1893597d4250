import type { Clock, Log, PlatformTime } from '../ports.ts';

export interface TrustedClockTools {
  /** This machine's clock, which anybody may set. */
  readonly wall: Clock;
  /** Monotonic milliseconds, at the speed of real time. */
  readonly monotonic: () => number;
  readonly platform: PlatformTime;
  readonly log: Log;
}

/** The clock by which things are closed and erased. */
export interface TrustedClock {
  /** In milliseconds since 1970; the last reliable time, plus what has passed since. */
  readonly now: Clock;
  /** Asks the platform even when there is no doubt; false if it does not answer and the time is uncertain. */
  confirm(): Promise<boolean>;
  /** Called each time a doubt is resolved: what was due meanwhile may no longer be, or be due at last. */
  onSettled(listener: () => void): void;
}

/** A jump of the machine's clock longer than this is not believed, in milliseconds. */
const leapMs = 60_000;
/** Between two requests to a platform that does not answer, in milliseconds. */
const askEveryMs = 10_000;

/**
 * The machine's clock, as long as it advances at the speed of real time, and agrees with the
 * platform when the program starts. If it jumps, time is counted from the last reliable moment until
 * the platform has reported its own: then whichever of the two agrees with it is followed, or else
 * the platform's (docs/decisions/0021).
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
  /** The offset of the machine's clock from the monotonic one, at the last look. */
  #wall: number;
  /**
   * The offset of the reliable time from the monotonic clock; undefined until the platform has
   * reported its own.
   */
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

  /** The platform was just reached: its time is known as soon as the bot is connected. */
  #begin(at: number): number | undefined {
    const time = this.#tools.platform.now();
    if (time !== undefined) this.#settle(time - at);
    return this.#trusted;
  }

  /** A clock that is corrected little by little is followed; one known to be wrong is not. */
  #follow(wall: number): void {
    if (this.#trusted === this.#wall) this.#trusted = wall;
    this.#wall = wall;
  }

  #doubt(at: number): void {
    if (!this.#doubtful) this.#tools.log.warn('the system clock jumped');
    this.#doubtful = true;
    if (at - this.#askedAt < askEveryMs) return;
    this.#askedAt = at;
    void this.confirm();
  }

  async #ask(): Promise<boolean> {
    const time = await this.#tools.platform.confirm();
    if (time === undefined) return false;
    const wasDoubtful = this.#doubtful;
    this.#settle(time - this.#tools.monotonic());
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
      this.#tools.log.warn('the system clock is wrong', {
        bySeconds: Math.round((wall - platform) / 1_000),
      });
    }
    this.#wall = wall;
    this.#doubtful = false;
    this.#askedAt = -Infinity;
  }
}
