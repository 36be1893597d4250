import { dayMs } from '../../kernel/hours/day.ts';
import type { PollState } from './state.ts';

const hour = 60 * 60_000;

/** When the poll closed or should have: nobody can vote after the announced time. */
export function closeOf({ status, closedAt, setUp }: PollState, now: number): number | null {
  const due = status === 'open' ? setUp?.closesAt : undefined;
  return due !== undefined && now >= due ? due : closedAt;
}

/**
 * When to remind the channel of an open poll, in milliseconds since 1970: a day before the close if
 * it lasts three days or more, an hour before if three hours or more; otherwise never.
 */
export function remindAt({ status, openedAt, setUp }: PollState): number | undefined {
  const closesAt = setUp?.closesAt;
  if (status !== 'open' || openedAt === null || closesAt === undefined) return undefined;
  const lasts = closesAt - openedAt;
  if (lasts >= 3 * dayMs) return closesAt - dayMs;
  return lasts >= 3 * hour ? closesAt - hour : undefined;
}

/** When the poll's display next changes by itself; undefined if it does not. */
export function nextMoment(state: PollState, now: number): number | undefined {
  const due = state.status === 'open' ? state.setUp?.closesAt : undefined;
  const moments = [remindAt(state), due].flatMap((at) => (at !== undefined && at > now ? at : []));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
