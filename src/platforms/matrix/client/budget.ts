/** What an answer may use alone of what the server lets an account send at once, by who else wants to. */
const kept = { card: 0.7, mark: 0.9, release: 0.9 } as const;
/** The same for all of them while many are answered. */
const keptWhileBusy = 0.9;
/** So many answers within that time, in milliseconds, are many. */
const busy = { answers: 4, withinMs: 60_000 } as const;
/** What is not an answer to somebody: it uses what answers leave. */
export type Unhurried = keyof typeof kept;

/** Below what part of it answers had better be shared. */
const tight = 0.7;
/** How long at most an answer that others may join waits for them, in milliseconds. */
const longestGatherMs = 4_000;

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
/** So much longer they are believed to be whenever a server refuses what it seemed to have room for. */
const surprise = 1.05;

/**
 * What a server lets an account send, as far as its refusals tell: a bucket that drips, so many at once
 * and one each so often. Until it refuses something, everything may leave.
 */
export class Budget {
  #sent: number[] = [];
  /** How full the bucket was by what is no longer counted. */
  #before = { level: 0, at: 0 };
  #answered: number[] = [];
  #gapMs = 0;
  #burst = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;

  /** True where the server is known to limit the account. */
  isKnown(now: number): boolean {
    return now - this.#refusedAt < holdsMs;
  }

  sent(now: number): void {
    const from = this.#sent.findIndex((at) => now - at < countedMs);
    if (from !== 0) this.#forget(from === -1 ? this.#sent.length : from);
    this.#sent.push(now);
    if (this.#sent.length > 2 * mostCounted) this.#forget(mostCounted);
  }

  /** The first so many. */
  #forget(count: number): void {
    for (const at of this.#sent.splice(0, count)) this.#before = this.#after(this.#before, at);
  }

  #after({ level, at: before }: { level: number; at: number }, at: number) {
    return { level: Math.max(0, level - Math.max(0, at - before) / this.#gapMs) + 1, at };
  }

  /** What was sent answered somebody. */
  answered(now: number): void {
    this.#answered = [...this.#answered.slice(1 - busy.answers), now];
  }

  /** The server wants to be asked again after that. What follows at once upon a message tells most. */
  refused(waitMs: number, now: number): void {
    const isKnown = this.isKnown(now);
    const isSurprise = isKnown && this.spare(now) >= 1;
    if (!isKnown) [this.#gapMs, this.#burst, this.#before] = [0, 0, { level: 0, at: 0 }];
    this.#gapMs = Math.min(
      Math.max(this.#gapMs * (isSurprise ? surprise : 1), roundedUp(waitMs)),
      longestGapMs,
    );
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
    const part = this.#isBusy(now) ? keptWhileBusy : kept[what];
    const wanted = Math.floor(this.#burst * part) + 1;
    return Math.max(0, (wanted - this.spare(now)) * this.#gapMs);
  }

  #isBusy(now: number): boolean {
    const [first = Number.NEGATIVE_INFINITY] = this.#answered;
    return this.#answered.length === busy.answers && now - first < busy.withinMs;
  }

  /** From 0, where answers have what they may need, to 1, where nothing is left. */
  #tightness(now: number): number {
    if (!this.isKnown(now)) return 0;
    return Math.min(1, Math.max(0, 1 - this.spare(now) / (this.#burst * tight)));
  }

  /** How full the bucket is. */
  #level(now: number): number {
    let last = this.#before;
    for (const at of this.#sent) last = this.#after(last, at);
    return Math.max(0, last.level - (now - last.at) / this.#gapMs);
  }
}

/**
 * What a server wants is mostly a round number, of which the way of its answer has taken some: 4.7 s
 * means 5. Believed to be shorter, what is kept for answers would be used up bit by bit.
 */
function roundedUp(ms: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(ms, 1))) / 2;
  return Math.ceil(ms / step) * step;
}
