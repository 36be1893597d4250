import { z } from 'zod';
import { entryOf } from './dictionary.ts';

/** Where a message was posted, and the revision it showed at the time. */
export const placeSchema = z.object({
  channel: z.string(),
  message: z.string(),
  revision: z.string(),
});

/** A message that is being posted: where, and since when, in milliseconds since 1970. */
const beginning = z.object({ channel: z.string(), at: z.number() });

export const placementState = z.object({
  /** Posts begun but not confirmed, by key; whether they arrived is checked later. */
  begun: z.record(z.string(), beginning).default({}),
  posts: z.record(z.string(), placeSchema),
  threads: z.record(z.string(), z.string()),
  /** How many times the content of its posts was rewritten, after which all are shown again. */
  rewritings: z.int().optional(),
});
export type Placement = z.infer<typeof placementState>;

export const placementEvents = [
  beginning.extend({ type: z.literal('post.begun'), key: z.string() }),
  placeSchema.extend({ type: z.literal('post.placed'), key: z.string() }),
  z.object({
    type: z.literal('post.removed'),
    key: z.string(),
    /** It was begun, and may be in a place that Palabre can no longer read. */
    inDoubt: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('thread.opened'), key: z.string(), channel: z.string() }),
  z.object({ type: z.literal('thread.lost'), key: z.string() }),
] as const;
export type PlacementEvent = z.infer<(typeof placementEvents)[number]>;

export const emptyPlacement = (): Placement => ({ begun: {}, posts: {}, threads: {} });

export function foldPlacement(state: Placement, event: PlacementEvent): void {
  switch (event.type) {
    case 'post.begun':
      state.begun[event.key] = { channel: event.channel, at: event.at };
      return;
    case 'post.placed': {
      const { channel, message, revision } = event;
      delete state.begun[event.key];
      state.posts[event.key] = { channel, message, revision };
      return;
    }
    case 'post.removed':
      delete state.begun[event.key];
      delete state.posts[event.key];
      return;
    case 'thread.opened':
      state.threads[event.key] = event.channel;
      return;
    case 'thread.lost':
      delete state.threads[event.key];
  }
}

/** What is known of one key: when its post was begun, its message, its thread. */
export interface Spot {
  readonly begunAt?: number | undefined;
  readonly message?: string | undefined;
  readonly thread?: string | undefined;
  readonly rewritings?: number | undefined;
}

export function spotOf(
  { begun, posts, threads, rewritings }: Readonly<Placement>,
  key: string,
): Spot {
  return {
    begunAt: entryOf(begun, key)?.at,
    message: entryOf(posts, key)?.message,
    thread: entryOf(threads, key),
    rewritings,
  };
}

/**
 * True unless the key has changed since it was `seen`: what another process did meanwhile must
 * neither be undone nor done again.
 */
export function isStillSo(
  placement: Readonly<Placement>,
  { type, key }: PlacementEvent,
  seen: Spot,
): boolean {
  const now = spotOf(placement, key);
  if (type === 'thread.opened' || type === 'thread.lost') return now.thread === seen.thread;
  return now.begunAt === seen.begunAt && now.message === seen.message;
}

/** A revision that no post asks for. */
const outdated = 'outdated';

/** The revision of a live card, which is edited whenever what it shows has changed. */
export const liveRevision = 'live';

const toShowAgain = <Post extends { readonly revision: string }>(post: Post): Post =>
  post.revision === liveRevision ? post : { ...post, revision: outdated };

/** The same placement, with all messages marked to be shown again. */
export function shownAgain({ posts, rewritings = 0, ...rest }: Placement): Placement {
  const again = Object.entries(posts).map(([key, post]) => [key, toShowAgain(post)]);
  return { ...rest, posts: Object.fromEntries(again), rewritings: rewritings + 1 };
}

/**
 * The event to record. A message rendered before a rewriting and sent after it is marked to be
 * shown again, whatever its revision.
 */
export function asRecorded(
  { rewritings }: Readonly<Placement>,
  event: PlacementEvent,
  seen: Spot,
): PlacementEvent {
  const isOld = event.type === 'post.placed' && seen.rewritings !== rewritings;
  return isOld ? toShowAgain(event) : event;
}

/** True if no message is waiting to be shown again. */
export const isAllShownAgain = ({ posts }: Placement): boolean =>
  Object.values(posts).every(({ revision }) => revision !== outdated);
