import { wholeWorkshop } from '../../src/program/workshop-subject.ts';
import type { Post, Surfaces } from '../../src/kernel/view/surfaces.ts';
import type { PollState } from '../../src/poll/domain/state.ts';
import { now, type Stage } from './scenes.ts';

interface Given {
  readonly privateThreads?: boolean;
  readonly polls?: readonly PollState[];
  readonly attributionOptOuts?: readonly string[];
  readonly now?: number;
}

export function surfaces(stage: Stage, given: Given = {}): Surfaces {
  const { workshop, t } = stage.scene();
  const shown = {
    workshop,
    polls: given.polls ?? [],
    attributionOptOuts: given.attributionOptOuts ?? [],
    callOptOuts: [],
    recapNews: { problem: undefined, leftOutOf: undefined },
  };
  const known = { problems: [], privateThreads: given.privateThreads ?? true };
  return wholeWorkshop(shown, t, known, given.now ?? now);
}

/** Keys in the order of the channel, a thread's posts as `key@thread`, threads as `[key < anchor]`. */
export function outline({ items }: Surfaces): string[] {
  return items.map((item) => {
    if ('thread' in item)
      return item.thread.anchor === undefined
        ? `[${item.thread.key}]`
        : `[${item.thread.key} < ${item.thread.anchor}]`;
    const { key, thread } = item.post;
    return thread === undefined ? key : `${key}@${thread}`;
  });
}

export function posts({ items }: Surfaces): Post[] {
  return items.flatMap((item) => ('post' in item ? [item.post] : []));
}

export function postOf(all: Surfaces, key: string): Post {
  const found = posts(all).find((post) => post.key === key);
  if (found === undefined) throw new Error(`no post ${key} among ${outline(all).join(', ')}`);
  return found;
}
