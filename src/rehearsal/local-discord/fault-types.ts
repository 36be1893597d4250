export interface Failure {
  method?: string;
  /** Matched against the path after `/api/v10`. */
  path?: RegExp;
  status: number;
  /** Discord's own code in the answer; 0 when left out. */
  code?: number;
  /** Default: 1. */
  times?: number;
  /** Sent instead of Discord's error JSON: a proxy's page, or a truncated answer. */
  text?: string;
  /** Instead of those that Discord would send; with `text`, the default is `text/html`. */
  headers?: Readonly<Record<string, string>>;
}

export interface LateAnswers {
  method: string;
  /** Matched against the path after `/api/v10`. */
  path: RegExp;
  ms: number;
}

/** Faults of Discord, or of something in front of it, on demand. */
export interface FaultsToOrder {
  /**
   * Closes all gateway connections, or those of one shard, with this code (default 4000); for 7,
   * requests a reconnect first.
   */
  dropConnections(code?: number, shard?: number): void;
  /** Sends this packet or these bytes to every connection, as Discord never would. */
  sendPacket(packet: unknown): void;
  /** Changes the data of each event before it is sent; undefined stops doing so. */
  alterEvents(change: ((event: string, data: unknown) => unknown) | undefined): void;
  /**
   * Keeps such events of such shards back, as a slow Discord does; sends those kept before that are
   * held no more, in their order.
   */
  holdEvents(isHeld: ((event: string, shard: number) => boolean) | undefined): void;
  /** Stops answering heartbeats, like a peer that is gone. */
  muteHeartbeats(muted: boolean): void;
  /** Makes the next matching REST requests fail with this status, without any effect. */
  failNext(failure: Failure): void;
  /** Does what matching REST requests ask, for good, and answers this many milliseconds later. */
  answerLate(late: LateAnswers): void;
}
