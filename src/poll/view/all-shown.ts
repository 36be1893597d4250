import type { PollState } from '../domain/state.ts';

/** Whether the channel shows all that it is to show of a closed poll, and nothing of before. */
export function isAllShown({ status, closedWithWorkshop, placement }: PollState): boolean {
  const { posts, begun } = placement;
  const wanted = closedWithWorkshop ? ['poll'] : ['poll', 'result'];
  const shown = Object.keys(posts);
  return (
    status === 'closed' &&
    Object.keys(begun).length === 0 &&
    posts['poll']?.revision === 'closed' &&
    shown.length === wanted.length &&
    wanted.every((key) => shown.includes(key))
  );
}
