import type { View } from './view.ts';

/**
 * A message that the state says must exist. `revision` tells when it must be edited; a live card has
 * none and is edited whenever what it shows has changed.
 */
export interface Post {
  readonly key: string;
  readonly thread: string | undefined;
  readonly revision: string | undefined;
  readonly view: () => View;
  /**
   * The same with what takes long to make, such as a report; posted in its stead. Files in it must
   * together be of no more than `fileBytes` bytes.
   */
  readonly whole?: (fileBytes: number) => Promise<View>;
  readonly withdrawn?: boolean;
  /** The key of what must stand above it: until that is posted, this is not. */
  readonly after?: string;
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

export interface Surfaces {
  /** In the order of the channel: what stands first is posted first. */
  readonly items: readonly ({ readonly post: Post } | { readonly thread: Thread })[];
}
