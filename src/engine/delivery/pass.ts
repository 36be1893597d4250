import type { Retry, Attempt } from './attempt.ts';
import type { PlacementEvent } from '../../kernel/placement.ts';
import type { ChatFailure, Clock, Monotonic } from '../ports.ts';
import { backOff, type BackedOff, type Pace } from './back-off.ts';
import type { GuardedChat } from './guarded-chat.ts';
import { firstHoldMs } from './places.ts';
import type { Subject } from './subject.ts';

/** What is remembered between two passes, and may be lost: at worst a card is edited once more. */
export interface Memory {
  readonly shown: Map<string, string>;
  /** On the clock that only goes forward, like every wait. */
  readonly editedAt: Map<string, number>;
  readonly added: Set<string>;
  readonly removed: Set<string>;
  readonly lost: Map<string, number>;
  /** What the platform told that somebody deleted: `messageMark` or `threadMark` of its id. */
  readonly deleted: Set<string>;
  /** When a key was last brought back after that. */
  readonly broughtBackAt: Map<string, number>;
  /** Pending posts known not to stand in the chat: looked for, or refused. */
  readonly unposted: Set<string>;
  /**
   * What was posted and could not be recorded. The platform's own protection against doubles lasts
   * some minutes, a full disk longer.
   */
  readonly unrecorded: Map<string, PlacementEvent>;
  readonly failed: BackedOff;
  /** Set once the platform refused a private thread: the facilitators' card then stands in the channel. */
  privateThreadsRefused: boolean;
}

export const emptyMemory = (): Memory => ({
  shown: new Map(),
  editedAt: new Map(),
  added: new Set(),
  removed: new Set(),
  lost: new Map(),
  deleted: new Set(),
  broughtBackAt: new Map(),
  unposted: new Set(),
  unrecorded: new Map(),
  failed: new Map(),
  privateThreadsRefused: false,
});

/** Whether losing it loses nothing. */
export const isBlank = ({ privateThreadsRefused, ...kept }: Memory): boolean =>
  !privateThreadsRefused && Object.values(kept).every(({ size }) => size === 0);

/** It did not answer, or the store did not. */
export const unreached: Attempt = { waitMs: 'growing' };
/** Something else became true: look at once. */
export const lookAgain = { waitMs: 0 } as const;

export interface PassTools {
  readonly chat: GuardedChat;
  readonly now: Clock;
  readonly monotonic: Monotonic;
  readonly editGapMs: number;
}

/** One look at one subject, with what earlier looks learnt. */
export interface Pass {
  readonly subject: Subject;
  readonly memory: Memory;
  readonly tools: PassTools;
  /** Many others are due with it. */
  readonly crowded: boolean;
}

/** Does what a key asks for, unless it failed lately. */
export function withBackoff(
  { memory: { failed }, tools: { monotonic } }: Pass,
  key: string,
  work: () => Promise<Attempt>,
  pace?: Pace,
): Promise<Retry | undefined> {
  return backOff({ failed, monotonic }, key, work, pace);
}

/** False when the store could not take it. */
export async function forget({ subject, memory }: Pass, key: string): Promise<boolean> {
  memory.shown.delete(key);
  memory.lost.set(key, (memory.lost.get(key) ?? 0) + 1);
  return (await subject.record({ type: 'post.removed', key })).ok;
}

/** What was posted in a lost thread is lost with it, even when the next thread has the same id. */
export async function forgetThread(pass: Pass, key: string): Promise<boolean> {
  const { posts, threads } = pass.subject.placement;
  const within = Object.entries(posts).filter(([, { channel }]) => channel === threads[key]);
  await Promise.all(within.map(([post]) => forget(pass, post)));
  return (await pass.subject.record({ type: 'thread.lost', key })).ok;
}

/** Records what was posted; what could not be is kept, and recorded before anything else is done. */
export async function place(
  { subject, memory }: Pass,
  key: string,
  placed: PlacementEvent,
): Promise<Attempt> {
  memory.unrecorded.set(key, placed);
  if (!(await subject.record(placed)).ok) return unreached;
  memory.unrecorded.delete(key);
  return undefined;
}

/** What a post of a subject is called in the chat, by this process and every other. */
export const postName = (subject: string, key: string): string => `${subject}/${key}`;

/** Nothing was sent: it may yet be asked. */
export const isHeld = ({ heldMs }: ChatFailure): boolean => heldMs !== undefined;

/** It is not there, says the platform now; what is known of its place says nothing of one message. */
export const isGone = (failure: ChatFailure): boolean =>
  failure.kind === 'gone' && !isHeld(failure);

/** What is left after a place refused. A thread has the rights of its channel, so that is where they are mended. */
export function retryAfter(failure: ChatFailure, place: string, { channel }: Subject): Attempt {
  const { heldMs } = failure;
  const waitMs = heldMs ?? firstHoldMs;
  switch (failure.kind) {
    case 'forbidden':
      return { waitMs, place, problem: { channel, permission: failure.permission } };
    case 'locked':
      return { waitMs, place, problem: { channel: place, locked: true } };
    case 'gone': {
      const gone = place === channel ? { problem: { channel, gone: true as const } } : {};
      return heldMs === undefined ? { waitMs: 'growing', ...gone } : { waitMs, place, ...gone };
    }
    case 'unavailable':
      return heldMs === undefined ? unreached : { waitMs, place };
  }
}
