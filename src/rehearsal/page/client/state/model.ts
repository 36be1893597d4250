import type { WireEntry, WireMessage, WireState } from '../../protocol.ts';

/** All that one window knows. */
export interface Screen {
  /** Absent until the server has answered once. */
  readonly known?: WireState;
  /** By channel, oldest first; a channel is absent until somebody opens it. */
  readonly messages: Readonly<Record<string, readonly WireMessage[]>>;
  readonly unread: Readonly<Record<string, number>>;
  readonly channelId?: string;
  /** Private replies this window has put away, as Discord lets one do. */
  readonly dismissed: ReadonlySet<string>;
  readonly wire: readonly WireEntry[];
  readonly connection: 'opening' | 'open' | 'lost';
  /** How far the rehearsal's hour is ahead of this device's, in milliseconds. */
  readonly aheadMs: number;
  /** The last message that somebody else's gesture brought, for the screen reader. */
  readonly heard?: WireMessage;
}

export const blankScreen: Screen = {
  messages: {},
  unread: {},
  dismissed: new Set(),
  wire: [],
  connection: 'opening',
  aheadMs: 0,
};

/** A developer looks at the last action, not at the whole evening. */
export const wireKept = 400;
