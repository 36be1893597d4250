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
/** The same, where a refusal alone does not say so: Synapse's own, and the way of its answers. */
const usualGapMs = 5_500;
/** So many messages between two refusals tell how often one may leave as well as it can be told. */
const telling = 8;

/**
 * A bucket that drips, as far as a server's refusals tell: so many at once, and one more each so often.
 * A refusal says when the next may leave, and so how long after the one before; each that leaves moves
 * that by as much again.
 */
export class Bucket {
  #sent: number[] = [];
  #burst = 0;
  #gapMs = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** How many may leave at that time. */
  #room = { spare: 0, at: 0 };
  /** When a refusal let the next one leave, and how many have since. */
  #anchor: { opensAt: number; sent: number } | undefined;

  /** True where the server is known to limit the account. */
  isKnown(now: number): boolean {
    return now - this.#refusedAt < holdsMs;
  }

  /** How many may leave at once. */
  get burst(): number {
    return this.#burst;
  }

  get gapMs(): number {
    return this.#gapMs;
  }

  /** How many may leave at this moment. */
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
    // What the server took, it had room for.
    this.#room = { spare: Math.max(0, this.spare(now) - 1), at: now };
    if (this.#anchor !== undefined) this.#anchor.sent += 1;
  }

  /** The server wants to be asked again after that. */
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

  /** Undefined where the bucket may have been empty since the refusal before: what dripped then is lost. */
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

  /** How full it is by what was sent lately. */
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
 * What a server wants is mostly a round number, of which the way of its answer has taken some: 4.7 s
 * means 5. Believed to be shorter, what is kept for answers would be used up bit by bit.
 */
function roundedUp(ms: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(ms, 1))) / 2;
  return Math.max(1, Math.ceil(ms / step - 0.05) * step);
}
