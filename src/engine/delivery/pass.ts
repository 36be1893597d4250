import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Placement, PlacementEvent } from '../../kernel/placement.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import { backingOff, type Held } from './back-off.ts';
import type { GuardedChat } from './guarded-chat.ts';
import { firstHoldMs } from './places.ts';
import type { ChatFailure, Clock, Gathering, Monotonic } from '../ports.ts';

/**
 * A gathering that must be announced, as its revision says, or must be no longer. Placed like a
 * message, under its key.
 */
export interface Announced {
  readonly key: string;
  readonly revision: string;
  readonly gathering: Gathering;
  readonly withdrawn: boolean;
}

/** Something whose state says what must exist in the chat: a workshop or a poll. */
export interface Subject {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly since: number;
  readonly placement: Readonly<Placement>;
  readonly surfaces: Surfaces;
  /** What stands on the platform's calendar. */
  readonly announced?: Announced;
  /** When it shows something else by itself, in milliseconds since 1970. */
  readonly nextAt: number | undefined;
  /** Records what now exists; resolves false when the store could not. */
  record(event: PlacementEvent): Promise<boolean>;
}

/** What is remembered between two passes, and may be lost: at worst a card is edited once more. */
export interface Memory {
  readonly shown: Map<string, string>;
  /** On the clock that only goes forward, as all that is waited for. */
  readonly editedAt: Map<string, number>;
  readonly added: Set<string>;
  readonly removed: Set<string>;
  readonly lost: Map<string, number>;
  /** What the platform told that somebody deleted: `messageMark` or `threadMark` of its id. */
  readonly deleted: Set<string>;
  /** When a key was last brought back after that. */
  readonly broughtBackAt: Map<string, number>;
  /** What was begun and is known not to stand in the chat: looked for, or refused. */
  readonly unposted: Set<string>;
  /**
   * What was posted and could not be recorded. The platform's own protection against doubles lasts
   * some minutes, a full disk longer.
   */
  readonly unrecorded: Map<string, PlacementEvent>;
  readonly held: Held;
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
  held: new Map(),
  privateThreadsRefused: false,
});

/** What a pass left undone: to be tried again after `waitMs`, or once `place` changes. */
export interface Leftover {
  readonly waitMs: number;
  /** The channel, thread or community that does not take it. */
  readonly place?: string;
  readonly trouble?: {
    readonly channel: string;
    readonly permission: ChatPermission | undefined;
    readonly locked?: true;
  };
  /** How often in a row it failed, where nothing says why. */
  readonly failures?: number;
}

export interface PassTools {
  readonly chat: GuardedChat;
  readonly now: Clock;
  readonly monotonic: Monotonic;
  readonly editGapMs: number;
}

/** Nothing left, something left, or something to try again after a wait that grows. */
export type Outcome = Leftover | 'unreached' | undefined;

/** One look at one subject, with what earlier looks learnt. */
export interface Pass {
  readonly subject: Subject;
  readonly memory: Memory;
  readonly tools: PassTools;
}

/** Does what a key asks for, unless it failed lately. */
export function trying(
  { memory, tools }: Pass,
  key: string,
  work: () => Promise<Outcome>,
): Promise<Leftover | undefined> {
  return backingOff({ held: memory.held, now: tools.monotonic }, key, work);
}

/** False when the store could not take it. */
export async function forget({ subject, memory }: Pass, key: string): Promise<boolean> {
  memory.shown.delete(key);
  memory.lost.set(key, (memory.lost.get(key) ?? 0) + 1);
  return subject.record({ type: 'post.removed', key });
}

/** What was posted in a lost thread is lost with it, even when the next thread has the same id. */
export async function forgetThread(pass: Pass, key: string): Promise<boolean> {
  const { posts, threads } = pass.subject.placement;
  const within = Object.entries(posts).filter(([, { channel }]) => channel === threads[key]);
  await Promise.all(within.map(([post]) => forget(pass, post)));
  return pass.subject.record({ type: 'thread.lost', key });
}

/** Records what was posted; what could not be is kept, and recorded before anything else is done. */
export async function place(
  { subject, memory }: Pass,
  key: string,
  placed: PlacementEvent,
): Promise<Outcome> {
  memory.unrecorded.set(key, placed);
  if (!(await subject.record(placed))) return 'unreached';
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

/** What failed in a place. A thread has the rights of its channel, so that is where they are mended. */
export function outcomeOf(failure: ChatFailure, place: string, { channel }: Subject): Outcome {
  const { heldMs } = failure;
  switch (failure.kind) {
    case 'forbidden': {
      const trouble = { channel, permission: failure.permission };
      return { waitMs: heldMs ?? firstHoldMs, place, trouble };
    }
    case 'locked': {
      const trouble = { channel: place, permission: undefined, locked: true as const };
      return { waitMs: heldMs ?? firstHoldMs, place, trouble };
    }
    case 'gone':
    case 'unavailable':
      return heldMs === undefined ? 'unreached' : { waitMs: heldMs, place };
  }
}
