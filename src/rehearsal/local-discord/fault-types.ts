export interface Failure {
  method?: string;
  /** Matched against the path after `/api/v10`. */
  path?: RegExp;
  status: number;
  /** 1 unless told. */
  times?: number;
  /** Answered as it is, in place of Discord's error JSON: a proxy's page, something cut short. */
  text?: string;
  /** In place of those that Discord would send; `text/html` unless told, where there is a `text`. */
  headers?: Readonly<Record<string, string>>;
}

/** What Discord, or something before it, does wrong when it is told to. */
export interface FaultsToOrder {
  /** Closes every gateway connection with this code (4000), or asks for a reconnect first with 7. */
  dropConnections(code?: number): void;
  /** Sends every connection this very packet, or these very bytes, which Discord never would. */
  sendPacket(packet: unknown): void;
  /** Has each event's data changed before it is sent; undefined sends them again as they are. */
  alterEvents(change: ((event: string, data: unknown) => unknown) | undefined): void;
  /** Leaves heartbeats without an answer, as a peer does that is no longer there. */
  muteHeartbeats(muted: boolean): void;
  /** Makes the next matching REST requests fail with this status before they do anything. */
  failNext(failure: Failure): void;
}
