import type { View } from './view.ts';

/**
 * A message that the state says must exist, and how it is to be delivered. `revision` tells when it
 * must be edited; a live card has none and is edited whenever what it shows has changed.
 */
export interface Post {
  readonly key: string;
  readonly thread: string | undefined;
  readonly revision: string | undefined;
  readonly view: () => View;
  /** The key of what must stand above it: until that is posted, this is not. */
  readonly after?: string;
  /** Comes back as soon as somebody deletes it; anything else comes back only once it changes. */
  readonly repost?: true;
  /** Something that takes long to make, such as a report's files, is added before it is sent. */
  readonly slow?: true;
  /** In a crowd of posts due at once its pictures are told in words: none waits for the painter. */
  readonly picturesOptional?: true;
  /** Nobody waits in front of it: after a failure it is tried again within minutes, not seconds. */
  readonly patient?: true;
  /** From then on it is not posted any more, unless it turns out to be posted already. */
  readonly expiresAt?: number;
  /** Expired, and perhaps posted where nobody may look: given up from then on. Both in ms since 1970. */
  readonly doubtEndsAt?: number;
}

/** A thread that must exist: public, under the message of key `anchor`, or private to some people. */
export interface Thread {
  readonly key: string;
  readonly name: string;
  readonly anchor: string | undefined;
  readonly people: readonly string[];
  /** Who was in it, and is to be no more. */
  readonly former?: readonly string[];
}

export type SurfaceItem = { readonly post: Post } | { readonly thread: Thread };

export interface Surfaces {
  /** In the order of the channel: what stands first is posted first. */
  readonly items: readonly SurfaceItem[];
  /**
   * How the keys begin of posts that are removed once no item asks for them. Anything else that was
   * posted stays, asked for or not.
   */
  readonly passing?: readonly string[];
}
