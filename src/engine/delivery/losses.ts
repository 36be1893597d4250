import { forget, forgetThread, type Pass } from './pass.ts';
import { type Retry } from './attempt.ts';
import type { Subject } from './subject.ts';

/** The thread under a message has the message's id: the mark tells them apart. */
export const messageMark = (id: string): string => `message/${id}`;
export const threadMark = (id: string): string => `thread/${id}`;

/**
 * A post that keeps being deleted, perhaps by a bot, comes back at most this often, in
 * milliseconds.
 */
const mostOftenMs = 60_000;
/** How long before a failed write to the store is tried again, in milliseconds. */
const storeRetryMs = 2_000;

interface Lasting {
  readonly key: string;
  readonly mark: string;
  readonly isThread: boolean;
}

/**
 * Posts that come back when somebody deletes them: those that show the current state, and the
 * threads that hold them. Announcements made once do not come back, nor does anything of a finished
 * subject: people who delete a contribution, a reminder or a recap want it gone.
 */
export function lastingOf({ placement, surfaces }: Subject): Lasting[] {
  const { posts, threads } = placement;
  const live = (surfaces?.items ?? []).flatMap((item) =>
    'post' in item && item.post.repost === true ? [item.post] : [],
  );
  const inThreads = [...new Set(live.flatMap(({ thread }) => thread ?? []))];
  return [
    ...inThreads.flatMap((key) => entry(key, threads[key], threadMark)),
    ...live.flatMap(({ key }) => entry(key, posts[key]?.message, messageMark)),
  ];
}

function entry(key: string, id: string | undefined, mark: (id: string) => string): Lasting[] {
  return id === undefined ? [] : [{ key, mark: mark(id), isThread: mark === threadMark }];
}

/** Forgets the deleted posts that must come back: the rest of the pass posts them like any missing one. */
export async function noticeLosses(pass: Pass): Promise<Retry[]> {
  const { memory, subject } = pass;
  if (memory.deleted.size === 0) return [];
  const deleted = new Set(memory.deleted);
  memory.deleted.clear();
  const retries: Retry[] = [];
  for (const lost of lastingOf(subject).filter(({ mark }) => deleted.has(mark))) {
    const waitMs = await notice(pass, lost);
    if (waitMs === 0) continue;
    memory.deleted.add(lost.mark);
    retries.push({ waitMs });
  }
  return retries;
}

async function notice(pass: Pass, { key, isThread }: Lasting): Promise<number> {
  const { broughtBackAt } = pass.memory;
  const now = pass.tools.monotonic();
  const waitMs = (broughtBackAt.get(key) ?? -Infinity) + mostOftenMs - now;
  if (waitMs > 0) return waitMs;
  const forgotten = await (isThread ? forgetThread(pass, key) : forget(pass, key));
  if (!forgotten) return storeRetryMs;
  broughtBackAt.set(key, now);
  return 0;
}
