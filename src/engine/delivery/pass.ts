import type { Retry, Attempt } from './attempt.ts';
import { spotOf, type PlacementEvent, type Spot } from '../../kernel/placement.ts';
import type { ChatFailure, Clock, Monotonic } from '../ports.ts';
import { isOfOnePost } from '../../kernel/obstacle.ts';
import { backOff, type BackedOff, type Pace } from './back-off.ts';
import type { GuardedChat } from './guarded-chat.ts';
import { problemAt } from './problem.ts';
import { firstHoldMs } from './places.ts';
import type { NotRecorded, Placing, Subject } from './subject.ts';

/** What is remembered between two passes, and may be lost: at worst a card is edited once more. */
export interface Memory {
  readonly shown: Map<string, string>;
  /** In monotonic milliseconds, like every wait. */
  readonly editedAt: Map<string, number>;
  readonly added: Set<string>;
  readonly removed: Set<string>;
  /** Deletions reported by the platform: `messageMark` or `threadMark` of the id. */
  readonly deleted: Set<string>;
  /** When a key was last restored after a deletion. */
  readonly broughtBackAt: Map<string, number>;
  /** Pending posts known not to be in the chat: searched for, or refused. */
  readonly unposted: Set<string>;
  /**
   * What was posted but could not be recorded. The platform's own protection against duplicates
   * lasts some minutes; a full disk can last longer.
   */
  readonly unrecorded: Map<string, Placing>;
  readonly failed: BackedOff;
  /** Set once the platform refuses private threads: the facilitators' card is then posted in the channel. */
  privateThreadsRefused: boolean;
}

export const emptyMemory = (): Memory => ({
  shown: new Map(),
  editedAt: new Map(),
  added: new Set(),
  removed: new Set(),
  deleted: new Set(),
  broughtBackAt: new Map(),
  unposted: new Set(),
  unrecorded: new Map(),
  failed: new Map(),
  privateThreadsRefused: false,
});

/** True if dropping this memory would lose nothing. */
export const isBlank = ({ privateThreadsRefused, ...kept }: Memory): boolean =>
  !privateThreadsRefused && Object.values(kept).every(({ size }) => size === 0);

/** The platform or the store did not answer. */
export const unreached: Attempt = { waitMs: 'growing' };
/** The state changed: look at once. */
export const lookAgain = { waitMs: 0 } as const;

export interface PassTools {
  readonly chat: GuardedChat;
  readonly now: Clock;
  readonly monotonic: Monotonic;
  readonly editGapMs: number;
}

/** One look at one subject, with what earlier looks found out. */
export interface Pass {
  readonly subject: Subject;
  readonly memory: Memory;
  readonly tools: PassTools;
  /** Many other subjects are due at the same time. */
  readonly crowded: boolean;
}

/** Does the work for a key, unless it failed recently. */
export function withBackoff(
  { memory: { failed }, tools: { monotonic } }: Pass,
  key: string,
  work: () => Promise<Attempt>,
  pace?: Pace,
): Promise<Retry | undefined> {
  return backOff({ failed, monotonic }, key, work, pace);
}

/**
 * Records an event, unless its key is no longer as it was `seen`; by default, as the pass knows it.
 */
export function record({ subject }: Pass, event: PlacementEvent, seen?: Spot) {
  return subject.record({ event, seen: seen ?? spotOf(subject.placement, event.key) });
}

/** What is left to do when something was not recorded. */
export const notRecorded = ({ kind }: NotRecorded): Attempt =>
  kind === 'outdated' ? lookAgain : unreached;

/** False when the store could not record it. */
export async function forget(pass: Pass, key: string): Promise<boolean> {
  pass.memory.shown.delete(key);
  return (await record(pass, { type: 'post.removed', key })).ok;
}

/** What was posted in a lost thread is lost too, even when the next thread has the same id. */
export async function forgetThread(pass: Pass, key: string): Promise<boolean> {
  const { posts, threads } = pass.subject.placement;
  const within = Object.entries(posts).filter(([, { channel }]) => channel === threads[key]);
  await Promise.all(within.map(([post]) => forget(pass, post)));
  return (await record(pass, { type: 'thread.lost', key })).ok;
}

/**
 * Records what was posted. If that fails, it is kept and recorded before anything else is done,
 * unless another process changed the key meanwhile.
 */
export async function place(
  { subject, memory }: Pass,
  key: string,
  placing: Placing,
): Promise<Attempt> {
  memory.unrecorded.set(key, placing);
  const done = await subject.record(placing);
  if (!done.ok && done.error.kind !== 'outdated') return unreached;
  memory.unrecorded.delete(key);
  return done.ok ? undefined : lookAgain;
}

/** The name of a subject's post in the chat, the same in every process. */
export const postName = (subject: string, key: string): string => `${subject}/${key}`;

/** The request was held back, not sent: it can still be tried. */
export const isHeld = ({ heldMs }: ChatFailure): boolean => heldMs !== undefined;

/** The platform answered that the message or thread does not exist; its place still may. */
export const isGone = (failure: ChatFailure): boolean =>
  failure.kind === 'gone' && !isHeld(failure);

/** What is left to do after a place refused. */
export function retryAfter(failure: ChatFailure, place: string, subject: Subject): Attempt {
  const { heldMs } = failure;
  const waitMs = heldMs ?? firstHoldMs;
  const told = problemAt(failure, place, subject);
  const problem = told === undefined ? {} : { problem: told };
  switch (failure.kind) {
    case 'forbidden':
    case 'locked':
      return { waitMs, place, ...problem };
    case 'hindered':
      // What one post contains is retried by itself; a place, when its guard allows.
      return isOfOnePost(failure.obstacle)
        ? { waitMs: 'growing', patient: true, ...problem }
        : { waitMs, place, ...problem };
    case 'gone':
      return heldMs === undefined
        ? { waitMs: 'growing', ...problem }
        : { waitMs, place, ...problem };
    case 'unavailable':
      return heldMs === undefined ? unreached : { waitMs, place };
  }
}
