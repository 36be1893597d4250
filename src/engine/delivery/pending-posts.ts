import type { Post } from '../../kernel/view/surfaces.ts';
import type { ChatFailure } from '../ports.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { NotRecorded } from './subject.ts';
import { lookAgain, notRecorded, place, postName, record, retryAfter, type Pass } from './pass.ts';
import { type Attempt } from './attempt.ts';

/**
 * Records that a post is begun, before anything is sent: even if this process dies, what it may
 * have posted is known. Resolves with when it was begun, in milliseconds since 1970. If that fails,
 * nothing may be sent: another process may have begun or posted it.
 */
export async function begin(
  pass: Pass,
  key: string,
  channel: string,
): Promise<Result<number, NotRecorded>> {
  const begun = pass.subject.placement.begun[key];
  if (begun?.channel === channel) return ok(begun.at);
  const at = pass.tools.now();
  const done = await record(pass, { type: 'post.begun', key, channel, at });
  return done.ok ? ok(at) : err(done.error);
}

/**
 * Searches for a post that was begun and whose outcome is unknown, before anything else is done
 * with it. If found, it counts as posted. `doubtEndsAt` (milliseconds since 1970): see `Post`.
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
  const event = { type: 'post.placed' as const, key, channel, message, revision: 'found' };
  return (
    (await place(pass, key, {
      event,
      seen: { begunAt: at, rewritings: subject.placement.rewritings },
    })) ?? lookAgain
  );
}

interface Doubt {
  readonly channel: string;
  readonly doubtEndsAt: number;
}

/**
 * The post may be in a place that cannot be read: search again later, or give up once the doubt
 * ends.
 */
async function notFound(
  pass: Pass,
  key: string,
  { channel, doubtEndsAt }: Doubt,
  failure: ChatFailure,
): Promise<Attempt> {
  if (failure.kind !== 'forbidden' || pass.tools.now() <= doubtEndsAt)
    return retryAfter(failure, channel, pass.subject);
  const given = await record(pass, { type: 'post.removed', key, inDoubt: true });
  return given.ok ? lookAgain : notRecorded(given.error);
}

/** Drops what was begun and is no longer wanted, once it is known not to be in the chat. */
export async function dropPending(pass: Pass, key: string): Promise<Attempt> {
  if (pass.subject.placement.begun[key] === undefined) return undefined;
  const dropped = await record(pass, { type: 'post.removed', key });
  return dropped.ok ? undefined : notRecorded(dropped.error);
}

export const isExpired = ({ expiresAt }: Post, now: number): boolean =>
  expiresAt !== undefined && now > expiresAt;
