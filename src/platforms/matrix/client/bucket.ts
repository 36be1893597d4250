/** How long a server's limit is assumed to hold after a refusal, in milliseconds. */
const holdsMs = 60 * 60_000;
/** How far back sent messages are counted, in milliseconds. */
const countedMs = 15 * 60_000;
/** No server that limits at all allows a larger burst. */
const mostCounted = 1_000;
/** The smallest burst assumed of a server that does not say. */
const leastBurst = 5;
/** The longest gap between messages that a server is believed to require, in milliseconds. */
const longestGapMs = 60_000;
/**
 * The longest gap that a single refusal is taken to reveal: Synapse's default, plus its answer's
 * travel time.
 */
const usualGapMs = 5_500;
/** This many messages between two refusals measure the gap as well as possible. */
const telling = 8;

/**
 * A model of a server's rate limiter, a leaky bucket, inferred from its refusals: a burst, then one
 * more message per gap. A refusal says when the next message may leave, and so the gap since the
 * last; each message that leaves moves that time by one gap.
 */
export class Bucket {
  #sent: number[] = [];
  #burst = 0;
  #gapMs = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** How many messages could leave at time `at`; below 0 after a refusal. */
  #room = { spare: 0, at: 0 };
  /** When a refusal said that the next message may leave, and how many have left since. */
  #anchor: { opensAt: number; sent: number } | undefined;

  /** True while the server is known to limit the account. */
  isKnown(now: number): boolean {
    return now - this.#refusedAt < holdsMs;
  }

  /** How many messages may leave at once from a full allowance. */
  get burst(): number {
    return this.#burst;
  }

  get gapMs(): number {
    return this.#gapMs;
  }

  /** How many messages may leave now; infinite while no limit is known. */
  spare(now: number): number {
    if (!this.isKnown(now)) return Number.POSITIVE_INFINITY;
    const { spare, at } = this.#room;
    return Math.min(this.#burst, spare + (now - at) / this.#gapMs);
  }

  sent(now: number): void {
    const from = this.#sent.findIndex((at) => now - at < countedMs);
    if (from !== 0) this.#sent.splice(0, from === -1 ? this.#sent.length : from);
    this.#sent.push(now);
    if (this.#sent.length > 2 * mostCounted) this.#sent.splice(0, mostCounted);
    if (!this.isKnown(now)) return;
    // The server accepted it, so it had room.
    this.#room = { spare: Math.max(0, this.spare(now) - 1), at: now };
    if (this.#anchor !== undefined) this.#anchor.sent += 1;
  }

  /** Notes that the server refused a message and asked to wait `waitMs` milliseconds. */
  refused(waitMs: number, now: number): void {
    if (!this.isKnown(now)) this.#forget();
    const least = Math.max(this.#gapMs, this.#leastGap(waitMs, now));
    const measured = this.#measured(now + waitMs, least);
    const gapMs = Math.min(roundedUp(Math.max(measured ?? least, waitMs)), longestGapMs);
    const known = gapMs === this.#gapMs ? this.#burst : 0;
    this.#gapMs = gapMs;
    const level = this.#level(now);
    this.#burst = Math.max(known, Math.round(level + 1 - waitMs / gapMs), leastBurst);
    this.#room = { spare: 1 - waitMs / gapMs, at: now };
    this.#refusedAt = now;
  }

  #forget(): void {
    [this.#gapMs, this.#burst] = [0, 0];
    this.#anchor = undefined;
  }

  /**
   * The gap measured between two refusals. Undefined if the bucket may have run empty in between,
   * for a time that cannot be measured.
   */
  #measured(opensAt: number, leastGapMs: number): number | undefined {
    const anchor = this.#anchor ?? { opensAt, sent: 0 };
    const { sent } = anchor;
    const spanMs = opensAt - anchor.opensAt;
    const isWhole = spanMs < (Math.max(this.#burst, leastBurst) - 1 + sent) * leastGapMs;
    this.#anchor = isWhole && sent < telling ? anchor : { opensAt, sent: 0 };
    return isWhole && sent > 0 ? spanMs / sent : undefined;
  }

  #leastGap(waitMs: number, now: number): number {
    const sinceLast = now + waitMs - (this.#sent.at(-1) ?? now);
    const isLikely = sinceLast <= Math.max(2 * waitMs, usualGapMs);
    return isLikely ? Math.max(waitMs, sinceLast) : waitMs;
  }

  /** How full the bucket is, by what was sent lately. */
  #level(now: number): number {
    let [level, before] = [0, now];
    for (const at of this.#sent) {
      level = Math.max(0, level - Math.max(0, at - before) / this.#gapMs) + 1;
      before = at;
    }
    return Math.max(0, level - (now - before) / this.#gapMs);
  }
}

/**
 * Servers mostly require round gaps, of which the answer's travel time has taken some: 4.7 s means
 * 5. With too short a gap, what is reserved for answers would be used up bit by bit.
 */
function roundedUp(ms: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(ms, 1))) / 2;
  return Math.max(1, Math.ceil(ms / step - 0.05) * step);
}
