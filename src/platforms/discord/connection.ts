import type { Log } from '../../engine/ports.ts';
import type { Trouble } from '../../engine/trouble.ts';
import { lossOf, pendingLoss } from './loss.ts';
import type { ShardListener } from './shard-guard.ts';

export interface ConnectionWatch extends ShardListener {
  /** Of every shard, as it is at this moment: nothing when all of them hear and are heard. */
  troubles(): readonly Trouble[];
  /** Rejects when Discord closes a connection and will not have it back; pending until then. */
  readonly lost: Promise<never>;
  /** From here on, what closes was meant to. */
  closing(): void;
}

export interface ConnectionWatchTools {
  readonly log: Log;
  /** Milliseconds from any moment on, which only goes forward. */
  readonly monotonic: () => number;
}

interface Shard {
  open: boolean;
  /** Whether it ever was. */
  known: boolean;
  /** When it opened, or ceased to be open. */
  since: number;
  /** When Discord last said anything that shows it is there. */
  heardAt: number;
  everyMs: number;
  /** How many times it was closed since it was last open. */
  closes: number;
}

/** What Discord asks for; each connection says it anew. */
const usualBeatMs = 41_250;
/** How late the acknowledgement of a heartbeat may be, at most. */
const graceMs = 10_000;

/** Knows of each shard whether it hears Discord now, and logs what becomes of it. */
export function watchConnection({ log, monotonic }: ConnectionWatchTools): ConnectionWatch {
  const shards = new Map<number, Shard>();
  const loss = pendingLoss();
  let meant = false;

  function shardOf(id: number): Shard {
    const now = monotonic();
    const beats = { heardAt: now, everyMs: usualBeatMs };
    const fresh = { open: false, known: false, since: now, closes: 0, ...beats };
    const shard = shards.get(id) ?? fresh;
    shards.set(id, shard);
    return shard;
  }

  function down(shard: Shard): void {
    if (shard.open) shard.since = monotonic();
    shard.open = false;
  }

  return {
    lost: loss.promise,
    closing: () => {
      meant = true;
    },
    troubles: () =>
      shards.size === 0
        ? [trouble('starting', 'No connection to Discord is open yet.')]
        : [...shards].flatMap(([id, shard]) => troubleOf(id, shard, monotonic()) ?? []),
    greeted: (id, everyMs) => {
      Object.assign(shardOf(id), { everyMs, heardAt: monotonic() });
    },
    opened: (id, resumed) => {
      const shard = shardOf(id);
      const now = monotonic();
      const facts = { shard: id, afterMs: Math.round(now - shard.since), closes: shard.closes };
      const what = resumed ? 'the connection to Discord resumed' : 'connected to Discord again';
      if (shard.known || shard.closes > 0) log.info(what, facts);
      Object.assign(shard, { open: true, known: true, since: now, heardAt: now, closes: 0 });
    },
    beat: (id) => {
      shardOf(id).heardAt = monotonic();
    },
    closed: (id, code) => {
      const shard = shardOf(id);
      down(shard);
      if (meant) return;
      shard.closes += 1;
      const kind = lossOf(code);
      const facts = { shard: id, code, closes: shard.closes };
      if (kind !== undefined) {
        log.error('Discord closed the connection for good', facts);
        loss.lose(kind);
      } else if (worthTelling(shard.closes)) log.warn('the connection to Discord closed', facts);
    },
    leaving: (id, reason) => {
      down(shardOf(id));
      if (!meant) log.warn('connecting to Discord again', { shard: id, reason });
    },
    invalidSession: (shard, resumable) =>
      log.warn('Discord does not know the session any more', { shard, resumable }),
    failed: (shard, error) => log.error('the connection to Discord failed', { shard, error }),
    unreadable: (shard, type, problem) =>
      log.warn('a packet from Discord could not be read', { shard, type, problem }),
  };
}

/** An outage closes two attempts a second: of these, the first, second, fourth, eighth and so on. */
function worthTelling(closes: number): boolean {
  return Number.isInteger(Math.log2(closes));
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

function trouble(reason: string, detail: string): Trouble {
  return { reason, detail };
}

function lasting(ms: number): string {
  return ` (for ${Math.round(ms / 1000)} s)`;
}
