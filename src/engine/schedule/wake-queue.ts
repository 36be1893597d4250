import type { Clock, Monotonic } from '../ports.ts';
import { DueList } from './due-list.ts';

/**
 * When to look again: after a wait in milliseconds, at a time in milliseconds since 1970, or at the
 * first of the two.
 */
export interface WakeTime {
  readonly waitMs?: number | undefined;
  readonly at?: number | undefined;
}

export interface WakeQueueTools {
  /** The clock for times; it may be set, and jump. */
  readonly now: Clock;
  /** The clock for waits. */
  readonly monotonic: Monotonic;
  /**
   * Calls `look` after `ms` milliseconds and returns what cancels that; `setTimeout` if omitted.
   */
  readonly after?: (ms: number, look: () => void) => () => void;
}

function byTimer(ms: number, look: () => void): () => void {
  const timer = setTimeout(look, ms).unref();
  return () => clearTimeout(timer);
}

/** A timer lasts at most 24 days; one that ends early finds that nothing is due yet. */
const longestTimerMs = 24 * 24 * 60 * 60_000;

/**
 * The one queue of what must be looked at again, each with its own key. It has a timer for the first
 * of them; `look`, called every minute, finds those that became due because the clock jumped. It
 * does not keep the process alive.
 */
export class WakeQueue {
  readonly #tools: WakeQueueTools;
  readonly #waits = new DueList();
  readonly #times = new DueList();
  readonly #looks = new Map<string, () => void>();
  #cancel: (() => void) | undefined;
  #timerEnds = Infinity;
  #next: NodeJS.Immediate | undefined;
  #stopped = false;

  constructor(tools: WakeQueueTools) {
    this.#tools = tools;
  }

  /** Replaces the times of that key; without any time, the key is forgotten. */
  set(key: string, { waitMs, at }: WakeTime, look: () => void): void {
    if (this.#stopped) return;
    if (waitMs === undefined) this.#waits.delete(key);
    else this.#waits.set(key, this.#tools.monotonic() + waitMs);
    if (at === undefined) this.#times.delete(key);
    else this.#times.set(key, at);
    if (waitMs === undefined && at === undefined) this.#looks.delete(key);
    else this.#looks.set(key, look);
    this.#arm();
  }

  cancel(key: string): void {
    this.set(key, {}, () => {});
  }

  /** Looks at all that is due, one after the other, with other work in between. */
  look(): void {
    if (this.#next !== undefined || this.#stopped) return;
    this.#takeOne();
    if (this.firstInMs() > 0) this.#arm();
    else
      this.#next = setImmediate(() => {
        this.#next = undefined;
        this.look();
      });
  }

  /** Milliseconds until the first key is due, by either clock; `Infinity` if there is none. */
  firstInMs(): number {
    const { monotonic, now } = this.#tools;
    const waitMs = (this.#waits.nextAt ?? Infinity) - monotonic();
    return Math.min(waitMs, (this.#times.nextAt ?? Infinity) - now());
  }

  /** How many keys wait. */
  get size(): number {
    return this.#looks.size;
  }

  /** The first time at which something is due, in milliseconds since 1970. */
  nextAt(): number | undefined {
    return this.#times.nextAt;
  }

  /** Nothing is looked at after this. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = undefined;
    clearImmediate(this.#next);
  }

  #takeOne(): void {
    const { monotonic, now } = this.#tools;
    const key = this.#waits.take(monotonic()) ?? this.#times.take(now());
    if (key === undefined) return;
    const look = this.#looks.get(key);
    this.#waits.delete(key);
    this.#times.delete(key);
    this.#looks.delete(key);
    look?.();
  }

  #arm(): void {
    if (this.#stopped) return;
    const firstInMs = this.firstInMs();
    const inMs = Math.min(Math.max(Math.ceil(firstInMs), 0), longestTimerMs);
    const now = this.#tools.monotonic();
    const ends = firstInMs === Infinity ? Infinity : now + inMs;
    // A timer whose end is past may be far from firing: in a rehearsal, time jumps, and timers do
    // not.
    const isSound = this.#cancel !== undefined && this.#timerEnds > now;
    if (isSound && this.#timerEnds <= ends && ends !== Infinity) return;
    this.#cancel?.();
    const { after = byTimer } = this.#tools;
    this.#cancel = ends === Infinity ? undefined : after(inMs, () => this.#wake());
    this.#timerEnds = ends;
  }

  #wake(): void {
    this.#cancel = undefined;
    this.look();
  }
}
