import type { Surfaces } from '../../kernel/view/surfaces.ts';
import { ensureAnnounced } from './announced.ts';
import { noticeLosses } from './losses.ts';
import { obsoleteKeys } from './obsolete.ts';
import type { Memory, Pass, PassTools } from './pass.ts';
import type { Retry } from './attempt.ts';
import { ensurePost, isAsItMustBe, removeObsolete } from './posts.ts';
import type { Subject } from './subject.ts';
import { ensureThread } from './threads.ts';
import { whileOurs } from './while-ours.ts';

type Work = () => Promise<Retry | undefined>;

/**
 * Posts what is missing, edits what differs, and removes what is no longer wanted. Safe to run again
 * at any time, even after a crash: what was posted is recorded, and so is what was begun, which is
 * then found by its name.
 */
export async function reconcile(
  subject: Subject,
  memory: Memory,
  tools: PassTools,
  crowded = false,
): Promise<Retry[]> {
  const { community, channel, placement, surfaces, announced, isOurs } = subject;
  const chat = isOurs === undefined ? tools.chat : whileOurs(tools.chat, isOurs);
  const pass = { subject, memory, tools: { ...tools, chat }, crowded };
  tools.chat.look({ community, channel, threads: Object.values(placement.threads) });
  const retries: (Retry | undefined)[] = await noticeLosses(pass);
  if (announced !== undefined) retries.push(await ensureAnnounced(pass, announced));
  if (surfaces !== undefined) retries.push(...(await bringAll(pass, surfaces)));
  return retries.filter((retry) => retry !== undefined);
}

/** Posts in threads wait for their thread, and for nothing else in the channel. */
async function bringAll(pass: Pass, surfaces: Surfaces): Promise<(Retry | undefined)[]> {
  const { channel, placement } = pass.subject;
  const retries: (Retry | undefined)[] = [];
  const inThreads = new Queues();
  for (const key of obsoleteKeys(placement, surfaces)) {
    const place = (placement.posts[key] ?? placement.begun[key])?.channel ?? channel;
    if (place === channel) retries.push(await removeObsolete(pass, key));
    else inThreads.add(place, () => removeObsolete(pass, key));
  }
  for (const item of surfaces.items) {
    if ('thread' in item) retries.push(...(await ensureThread(pass, item.thread)));
    else if (isAsItMustBe(pass, item.post)) continue;
    else if (item.post.thread === undefined) retries.push(await ensurePost(pass, item.post));
    else
      inThreads.add(placement.threads[item.post.thread] ?? item.post.thread, () =>
        ensurePost(pass, item.post),
      );
  }
  return [...retries, ...(await inThreads.run())];
}

/** Threads have their own rate limits: a slow one must not hold up the others. */
class Queues {
  readonly #queues = new Map<string, Work[]>();

  add(thread: string, work: Work): void {
    const queue = this.#queues.get(thread) ?? [];
    this.#queues.set(thread, queue);
    queue.push(work);
  }

  async run(): Promise<(Retry | undefined)[]> {
    const all = [...this.#queues.values()].map(async (queue) => {
      const retries: (Retry | undefined)[] = [];
      for (const work of queue) retries.push(await work());
      return retries;
    });
    return (await Promise.all(all)).flat();
  }
}
