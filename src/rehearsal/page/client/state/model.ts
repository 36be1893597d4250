import type { WireEntry, WireState } from '../../protocol.ts';
import type { WireMessage } from '../../protocol-shown.ts';

/** Everything a window knows. */
export interface Screen {
  /** Absent until the server's first answer. */
  readonly known?: WireState;
  /** By channel, oldest first; a channel is absent until it is opened. */
  readonly messages: Readonly<Record<string, readonly WireMessage[]>>;
  readonly unread: Readonly<Record<string, number>>;
  readonly channelId?: string;
  /** Private replies dismissed in this window, as Discord allows. */
  readonly dismissed: ReadonlySet<string>;
  readonly wire: readonly WireEntry[];
  readonly connection: 'opening' | 'open' | 'lost';
  /** How far the rehearsal's clock is ahead of this device's, in milliseconds. */
  readonly aheadMs: number;
  /** The latest message caused by somebody else, for screen readers. */
  readonly announcement?: WireMessage;
}

export const blankScreen: Screen = {
  messages: {},
  unread: {},
  dismissed: new Set(),
  wire: [],
  connection: 'opening',
  aheadMs: 0,
};

/** Developers look at the latest action, not at the whole evening. */
export const wireKept = 400;
