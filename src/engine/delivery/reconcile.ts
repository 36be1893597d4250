import type { Post } from '../../kernel/view/surfaces.ts';
import type { Leftover, Memory, Pass, PassTools, Subject } from './pass.ts';
import { ensureAnnounced } from './announced.ts';
import { abandoned } from './pending-posts.ts';
import { noticeLosses } from './losses.ts';
import { ensurePost } from './posts.ts';
import { ensureThread } from './threads.ts';

/**
 * Brings into being what the state says must exist and does not, and edits what shows something
 * else. Safe to run again at any moment, after a crash too: what exists is recorded, and so is what
 * was begun, which is then found again by its name.
 */
export async function reconcile(
  subject: Subject,
  memory: Memory,
  tools: PassTools,
): Promise<Leftover[]> {
  const pass = { subject, memory, tools };
  const { community, channel, placement } = subject;
  tools.chat.look({ community, channel, threads: Object.values(placement.threads) });
  const leftovers: (Leftover | undefined)[] = await noticeLosses(pass);
  const inThreads = new Map<string, Post[]>();
  if (subject.announced !== undefined)
    leftovers.push(await ensureAnnounced(pass, subject.announced));
  leftovers.push(...(await ensureInOrder(pass, abandoned(subject))));
  for (const item of subject.surfaces.items) {
    if ('thread' in item) leftovers.push(...(await ensureThread(pass, item.thread)));
    else if (item.post.thread === undefined) leftovers.push(await ensurePost(pass, item.post));
    else queueFor(inThreads, item.post.thread).push(item.post);
  }
  // Threads have their own rate limits: one that is slow must not hold back the others.
  const perThread = await Promise.all(
    [...inThreads.values()].map((posts) => ensureInOrder(pass, posts)),
  );
  return [...leftovers, ...perThread.flat()].filter((leftover) => leftover !== undefined);
}

function queueFor(queues: Map<string, Post[]>, thread: string): Post[] {
  const queue = queues.get(thread) ?? [];
  queues.set(thread, queue);
  return queue;
}

async function ensureInOrder(pass: Pass, posts: readonly Post[]): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const post of posts) {
    const leftover = await ensurePost(pass, post);
    if (leftover !== undefined) leftovers.push(leftover);
  }
  return leftovers;
}
