import type { Delivery } from '../context.ts';
import type { GuardedChat } from './guarded-chat.ts';
import { problemAt } from './problem.ts';
import type { Reconciler } from './reconciler.ts';

/**
 * What use cases may know of delivery. `reconciler` is a function because the reconciler is built
 * from the use cases.
 */
export function deliveryOf(
  chat: Pick<GuardedChat, 'held'>,
  reconciler: () => Pick<Reconciler, 'show'>,
): Delivery {
  return {
    problemIn: ({ community, channel, thread = channel }) => {
      const held = chat.held(thread, 'post');
      return held === undefined ? undefined : problemAt(held, thread, { community, channel });
    },
    show: (what, withinMs) => reconciler().show(what, withinMs),
  };
}
