import type { Channel, Message } from '../local-discord/types.ts';

/** What the page shows of a chat, as its server sends it. */

/** A message on the wire: attachments are links to the page's own server. */
export type WireMessage = Pick<
  Message,
  | 'id'
  | 'channelId'
  | 'authorId'
  | 'content'
  | 'components'
  | 'flags'
  | 'timestamp'
  | 'editedTimestamp'
  | 'threadId'
  | 'ephemeralFor'
> & {
  readonly attachments: readonly WireAttachment[];
  /** What a message on Matrix has more. */
  readonly onMatrix?: WireOnMatrix;
};

export interface WireOnMatrix {
  /** In the subset of HTML that Matrix has; absent where `content` is all there is. */
  readonly html?: string;
  /** What it answers. */
  readonly reply?: { readonly id: string; readonly authorId: string; readonly words: string };
  /** In the order in which they came. */
  readonly reactions: readonly WireReaction[];
  /** How many messages there are in its thread. */
  readonly inThread: number;
  readonly pinned: boolean;
  /** Somebody took it back. */
  readonly removed: boolean;
}
export interface WireReaction {
  readonly key: string;
  /** Who put it there. */
  readonly by: readonly string[];
}

/** A channel or a room, or a thread in one. */
export type WireChannel = Pick<Channel, 'id' | 'name' | 'type' | 'parentId' | 'archived'>;

export interface WireAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** On this same server, so that the page never contacts another. */
  readonly url: string;
  /** Of a picture, in pixels, where its message says so. */
  readonly width?: number;
  readonly height?: number;
}
