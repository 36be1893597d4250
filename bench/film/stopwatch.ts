/** Runs from the first word read; stands still while pictures are taken. */
export class Stopwatch {
  #since: number | undefined;
  #ran = 0;
  #lap = 0;
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  start(): void {
    this.#since ??= performance.now();
  }

  stop(): void {
    this.#ran = this.elapsed;
    this.#since = undefined;
  }

  /** In milliseconds. */
  get elapsed(): number {
    return this.#ran + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  lap(what: string): void {
    const now = this.elapsed;
    this.#say(`${clock(now)}  ${seconds(now - this.#lap)}  ${what}`);
    this.#lap = now;
  }

  /** What happens where no stopwatch reaches: counted, and said to be so. */
  allow(ms: number, what: string): void {
    this.#ran += ms;
    this.lap(`${what} (allowed, not measured)`);
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`.padStart(8);

/** As on a stopwatch: minutes and seconds. */
export function clock(ms: number): string {
  const whole = Math.round(ms / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
