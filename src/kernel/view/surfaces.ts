import type { View } from './view.ts';

/**
 * A message that must exist, and how it is delivered. A new `revision` means that it must be edited;
 * a live card has none and is edited whenever its content has changed.
 */
export interface Post {
  readonly key: string;
  readonly thread: string | undefined;
  readonly revision: string | undefined;
  readonly view: () => View;
  /** The key of the post above it: until that is posted, this is not. */
  readonly after?: string;
  /** Comes back as soon as somebody deletes it; other posts come back only when they change. */
  readonly repost?: true;
  /** Not posted while there is another post whose key begins like this. */
  readonly aloneAmong?: string;
  /** Something that takes long to make, such as a report's files, is added before it is sent. */
  readonly slow?: true;
  /** When many posts are due at once, its pictures become words: none waits for the painter. */
  readonly picturesOptional?: true;
  /** Nobody is waiting for it: after a failure it is tried again within minutes, not seconds. */
  readonly patient?: true;
  /** After this it is no longer posted, unless it turns out to be posted already. */
  readonly expiresAt?: number;
  /**
   * When an expired post, perhaps posted in a place that cannot be read, is given up. Both in
   * milliseconds since 1970.
   */
  readonly doubtEndsAt?: number;
}

/** A thread that must exist: public, under the message of key `anchor`, or private to some people. */
export interface Thread {
  readonly key: string;
  readonly name: string;
  readonly anchor: string | undefined;
  readonly people: readonly string[];
  /** People who were in it and must be removed. */
  readonly former?: readonly string[];
}

export type SurfaceItem = { readonly post: Post } | { readonly thread: Thread };

export interface Surfaces {
  /** In the order of the channel: the first is posted first. */
  readonly items: readonly SurfaceItem[];
  /** Prefixes of the keys of posts that are removed once no item has them. Any other post stays. */
  readonly passing?: readonly string[];
}
