import { forget, forgetThread, type Pass } from './pass.ts';
import { type Retry } from './attempt.ts';
import type { Subject } from './subject.ts';

/** A thread under a message has that message's id: each is told from the other. */
export const messageMark = (id: string): string => `message/${id}`;
export const threadMark = (id: string): string => `thread/${id}`;

/** What somebody deletes again at once, a bot perhaps, comes back once a minute at most. */
const mostOftenMs = 60_000;
/** How long until what the store could not take is tried again, in milliseconds. */
const storeRetryMs = 2_000;

interface Lasting {
  readonly key: string;
  readonly mark: string;
  readonly isThread: boolean;
}

/**
 * What stands in the chat and comes back by itself when it is deleted: what says so, and the threads
 * that hold it. What was said once does not, nor does anything of what is over: who deletes a
 * contribution, a reminder or a recap by hand wants it gone.
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

/** Forgets what was deleted and must come back: the rest of the pass posts it, as anything missing. */
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
