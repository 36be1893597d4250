import type { Trouble } from '../../engine/trouble.ts';

interface Shard {
  open: boolean;
  /** Whether it has ever been open. */
  known: boolean;
  /** When it opened, or stopped being open. */
  since: number;
  /** When Discord last said anything that shows it is there. */
  heardAt: number;
  /** The gap between two heartbeats, in milliseconds. */
  everyMs: number;
  /** How many times it was closed since it was last open. */
  closes: number;
}

/** Until the connection says its own. */
const usualBeatMs = 41_250;
/** How late the acknowledgement of a heartbeat may be, at most. */
const graceMs = 10_000;

/** What is known of the connection of each shard. */
export class Shards {
  readonly #shards = new Map<number, Shard>();
  readonly #givenUp = new Set<number>();
  readonly #monotonic: () => number;

  /** `monotonic`: milliseconds that only go forward. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** It has no session before it opens: that is known of it until then. */
  await(id: number): void {
    this.#givenUp.delete(id);
    this.#of(id);
  }

  greeted(id: number, everyMs: number): void {
    this.#givenUp.delete(id);
    Object.assign(this.#of(id), { everyMs, heardAt: this.#monotonic() });
  }

  beat(id: number): void {
    this.#of(id).heardAt = this.#monotonic();
  }

  /** It is another process's, until it greets here again. */
  giveUp(id: number): void {
    this.#shards.delete(id);
    this.#givenUp.add(id);
  }

  isGivenUp(id: number): boolean {
    return this.#givenUp.has(id);
  }

  /** What to log: nothing for the very first connection. */
  opened(id: number): { readonly afterMs: number; readonly closes: number } | undefined {
    const shard = this.#of(id);
    const now = this.#monotonic();
    const { known, closes, since } = shard;
    Object.assign(shard, { open: true, known: true, since: now, heardAt: now, closes: 0 });
    return known || closes > 0 ? { afterMs: Math.round(now - since), closes } : undefined;
  }

  down(id: number): void {
    const shard = this.#of(id);
    if (shard.open) shard.since = this.#monotonic();
    shard.open = false;
  }

  /** How many times it has closed since it was last open, this one included. */
  closedAgain(id: number): number {
    const shard = this.#of(id);
    shard.closes += 1;
    return shard.closes;
  }

  troubles(): readonly Trouble[] {
    if (this.#shards.size === 0)
      return [trouble('starting', 'No connection to Discord is open yet.')];
    const now = this.#monotonic();
    const found = [...this.#shards].flatMap(([id, shard]) => troubleOf(id, shard, now) ?? []);
    return found.length < this.#shards.size ? found.map(partly) : found;
  }

  #of(id: number): Shard {
    const now = this.#monotonic();
    const beats = { heardAt: now, everyMs: usualBeatMs };
    const fresh = { open: false, known: false, since: now, closes: 0, ...beats };
    const shard = this.#shards.get(id) ?? fresh;
    this.#shards.set(id, shard);
    return shard;
  }
}

function troubleOf(id: number, shard: Shard, now: number): Trouble | undefined {
  const { open, since, heardAt, everyMs } = shard;
  if (!open)
    return trouble(
      'disconnected',
      `Shard ${id} has no session with Discord${lasting(now - since)}.`,
    );
  return now - heardAt > everyMs + Math.min(graceMs, everyMs)
    ? trouble('heartbeat', `Discord has not answered shard ${id}${lasting(now - heardAt)}.`)
    : undefined;
}

/** The servers of the other shards are served. */
const partly = (found: Trouble): Trouble => ({ ...found, partly: true });

function trouble(reason: string, detail: string): Trouble {
  return { reason, detail };
}

function lasting(ms: number): string {
  return ` (for ${Math.round(ms / 1000)} s)`;
}
