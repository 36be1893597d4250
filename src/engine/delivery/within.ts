import type { SurfaceItem, Surfaces } from '../../kernel/view/surfaces.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Subject } from './subject.ts';

/**
 * The part of a subject that the platform can show. Without threads, their posts go to the channel;
 * without a calendar, nothing is announced.
 */
export function within(capabilities: Capabilities, subject: Subject): Subject {
  const { threads, privateThreads, calendar } = capabilities;
  if (threads && privateThreads && calendar) return subject;
  const { announced, surfaces, ...others } = subject;
  return {
    ...others,
    surfaces: surfaces && inThreads(capabilities, surfaces),
    ...(calendar && announced !== undefined ? { announced } : {}),
  };
}

function inThreads({ threads, privateThreads }: Capabilities, surfaces: Surfaces): Surfaces {
  const opened = new Set<string>();
  const items = surfaces.items.filter((item) => {
    if ('post' in item) return true;
    const isOpened = item.thread.anchor === undefined ? privateThreads : threads;
    if (isOpened) opened.add(item.thread.key);
    return isOpened;
  });
  return { ...surfaces, items: items.map((item) => inChannel(item, opened)) };
}

function inChannel(item: SurfaceItem, opened: ReadonlySet<string>): SurfaceItem {
  if (!('post' in item) || item.post.thread === undefined || opened.has(item.post.thread))
    return item;
  return { post: { ...item.post, thread: undefined } };
}
