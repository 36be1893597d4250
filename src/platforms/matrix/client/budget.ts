/** What an answer may use alone of what the server lets an account send at once, by who else wants to. */
const kept = { card: 0.7, mark: 0.9, release: 0.9 } as const;
/** What is not an answer to somebody: it uses what answers leave. */
export type Unhurried = keyof typeof kept;

/** Below what part of it answers had better be shared. */
const tight = 0.7;
/** How long at most an answer that others may join waits for them, in milliseconds. */
const longestGatherMs = 3_000;

/** How long what a server allowed once is taken to hold, in milliseconds. */
const holdsMs = 60 * 60_000;
/** How far back it is counted what was sent, in milliseconds. */
const countedMs = 15 * 60_000;
/** More at once is let leave by no server that limits at all. */
const mostCounted = 1_000;
/** How many a server that says nothing of it lets leave at once, at the least. */
const leastBurst = 5;
/** The longest between two messages that a server is believed to want, in milliseconds. */
const longestGapMs = 60_000;

/**
 * What a server lets an account send, as far as its refusals tell: a bucket that drips, so many at once
 * and one each so often. Until it refuses something, everything may leave.
 */
export class Budget {
  #sent: number[] = [];
  #gapMs = 0;
  #burst = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;

  /** True where the server is known to limit the account. */
  isKnown(now: number): boolean {
    return now - this.#refusedAt < holdsMs;
  }

  sent(now: number): void {
    const from = this.#sent.findIndex((at) => now - at < countedMs);
    if (from !== 0) this.#sent.splice(0, from === -1 ? this.#sent.length : from);
    this.#sent.push(now);
    if (this.#sent.length > 2 * mostCounted) this.#sent.splice(0, mostCounted);
  }

  /** The server wants to be asked again after that. What follows at once upon a message tells most. */
  refused(waitMs: number, now: number): void {
    if (!this.isKnown(now)) [this.#gapMs, this.#burst] = [0, 0];
    this.#gapMs = Math.min(Math.max(this.#gapMs, waitMs), longestGapMs);
    const level = this.#level(now);
    const burst = Math.round(level + 1 - waitMs / this.#gapMs);
    this.#burst = Math.max(this.#burst, burst, leastBurst);
    this.#refusedAt = now;
    // What was sent before this program began fills the bucket too.
    const unseen = Math.round(this.#burst - 1 + waitMs / this.#gapMs - level);
    for (let count = 0; count < unseen; count += 1) this.sent(now);
  }

  /** How many messages may leave at this moment. */
  spare(now: number): number {
    return this.isKnown(now) ? this.#burst - this.#level(now) : Number.POSITIVE_INFINITY;
  }

  /** True while there is less left than answers may need. */
  isTight(now: number): boolean {
    return this.#tightness(now) > 0;
  }

  /**
   * How long an answer had better wait for others that may join it, in milliseconds: the less is left,
   * the longer, and no longer than it takes until one more may leave.
   */
  gatherMs(now: number): number {
    return Math.min(longestGatherMs, this.#gapMs) * this.#tightness(now);
  }

  /** How long it has to wait so that answers have what they may need, in milliseconds. */
  waitMs(what: Unhurried, now: number): number {
    if (!this.isKnown(now)) return 0;
    const wanted = Math.floor(this.#burst * kept[what]) + 1;
    return Math.max(0, (wanted - this.spare(now)) * this.#gapMs);
  }

  /** From 0, where answers have what they may need, to 1, where nothing is left. */
  #tightness(now: number): number {
    if (!this.isKnown(now)) return 0;
    return Math.min(1, Math.max(0, 1 - this.spare(now) / (this.#burst * tight)));
  }

  /** How full the bucket is. */
  #level(now: number): number {
    let [level, before] = [0, now];
    for (const at of this.#sent) {
      level = Math.max(0, level - Math.max(0, at - before) / this.#gapMs) + 1;
      before = at;
    }
    return Math.max(0, level - (now - before) / this.#gapMs);
  }
}
