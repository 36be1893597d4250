import type { Log } from '../../engine/ports.ts';
import type { Trouble } from '../../engine/trouble.ts';
import { pendingLoss } from '../../engine/lost-connection.ts';
import { fatalCloses } from './loss.ts';
import type { ShardListener } from './shard-guard.ts';
import { Shards } from './shards.ts';

export interface ConnectionWatch extends ShardListener {
  /** Of every shard, at this moment: none when all of them hear Discord and are heard. */
  troubles(): readonly Trouble[];
  /** Rejects when Discord closes a connection for good; pending until then. */
  readonly lost: Promise<never>;
  /** From now on, connections close on purpose. */
  closing(): void;
}

export interface ConnectionWatchTools {
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

/** Knows whether each shard hears Discord now, and logs every change of that. */
export function watchConnection({ log, monotonic }: ConnectionWatchTools): ConnectionWatch {
  const shards = new Shards(monotonic);
  const loss = pendingLoss();
  let onPurpose = false;

  return {
    lost: loss.promise,
    closing: () => {
      onPurpose = true;
    },
    troubles: () => shards.troubles(),
    awaited: (id) => shards.await(id),
    greeted: (id, everyMs) => shards.greeted(id, everyMs),
    beat: (id) => shards.beat(id),
    gone: (id) => shards.giveUp(id),
    opened: (id, resumed) => {
      const what = resumed ? 'the connection to Discord resumed' : 'connected to Discord again';
      const facts = shards.opened(id);
      if (facts !== undefined) log.info(what, { shard: id, ...facts });
    },
    closed: (id, code) => {
      if (shards.isGivenUp(id)) return;
      shards.down(id);
      if (onPurpose) return;
      const closes = shards.closedAgain(id);
      const fatal = fatalCloses.get(code);
      const facts = { shard: id, code, closes };
      if (fatal !== undefined) {
        log.error('Discord closed the connection for good', facts);
        loss.lose(fatal);
      } else if (isWorthLogging(closes)) log.warn('the connection to Discord closed', facts);
    },
    leaving: (id, reason) => {
      if (shards.isGivenUp(id)) return;
      shards.down(id);
      if (!onPurpose) log.warn('connecting to Discord again', { shard: id, reason });
    },
    invalidSession: (shard, resumable) =>
      log.warn('Discord no longer knows the session', { shard, resumable }),
    failed: (shard, error) => log.error('the connection to Discord failed', { shard, error }),
    unreadable: (shard, type, problem) =>
      log.warn('a packet from Discord could not be read', { shard, type, problem }),
  };
}

/** An outage closes two attempts a second: the first, second, fourth, eighth and so on are logged. */
function isWorthLogging(closes: number): boolean {
  return Number.isInteger(Math.log2(closes));
}
