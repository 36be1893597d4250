import type { Post } from '../../kernel/view/surfaces.ts';
import type { ChatFailure } from '../ports.ts';
import { lookAgain, place, postName, retryAfter, unreached, type Pass } from './pass.ts';
import { type Attempt } from './attempt.ts';

/**
 * Recorded before anything is sent: even if this process dies, what it may have posted is known.
 * Resolves with when the post was begun, in milliseconds since 1970; undefined when the store could
 * not record it: then nothing may be sent.
 */
export async function begin(
  { subject, tools }: Pass,
  key: string,
  channel: string,
): Promise<number | undefined> {
  const begun = subject.placement.begun[key];
  if (begun?.channel === channel) return begun.at;
  const at = tools.now();
  return (await subject.record({ type: 'post.begun', key, channel, at })).ok ? at : undefined;
}

/**
 * A post that was begun and whose outcome is unknown is searched for before anything else is done
 * with it. If it is found, it counts as posted.
 */
export async function resolvePending(
  pass: Pass,
  key: string,
  doubtEndsAt = Infinity,
): Promise<Attempt> {
  const { subject, memory, tools } = pass;
  const begun = subject.placement.begun[key];
  if (begun === undefined || memory.unposted.has(key)) return undefined;
  const { channel, at } = begun;
  const found = await tools.chat.find(channel, postName(subject.id, key), at);
  if (!found.ok && found.error.kind !== 'gone')
    return notFound(pass, key, { channel, doubtEndsAt }, found.error);
  const message = found.ok ? found.value : undefined;
  if (message === undefined) {
    memory.unposted.add(key);
    return undefined;
  }
  // Its content is unknown: it is edited.
  const placed = { type: 'post.placed' as const, key, channel, message, revision: 'found' };
  return (await place(pass, key, placed)) ?? lookAgain;
}

interface Doubt {
  readonly channel: string;
  readonly doubtEndsAt: number;
}

/** It may be in a place that cannot be read: searched for again, or given up after some time. */
async function notFound(
  { subject, tools }: Pass,
  key: string,
  { channel, doubtEndsAt }: Doubt,
  failure: ChatFailure,
): Promise<Attempt> {
  if (failure.kind !== 'forbidden' || tools.now() <= doubtEndsAt)
    return retryAfter(failure, channel, subject);
  const given = await subject.record({ type: 'post.removed', key, inDoubt: true });
  return given.ok ? lookAgain : unreached;
}

/** Drops what was begun and is no longer wanted, once it is known not to be in the chat. */
export async function dropPending({ subject }: Pass, key: string): Promise<Attempt> {
  if (subject.placement.begun[key] === undefined) return undefined;
  return (await subject.record({ type: 'post.removed', key })).ok ? undefined : unreached;
}

export const isExpired = ({ expiresAt }: Post, now: number): boolean =>
  expiresAt !== undefined && now > expiresAt;
