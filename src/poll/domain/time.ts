import type { PollState } from './state.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

/** When it was closed, or when it should have been: nobody votes after the hour that was told. */
export function closeOf({ status, closedAt, setUp }: PollState, now: number): number | null {
  const due = status === 'open' ? setUp?.closesAt : undefined;
  return due !== undefined && now >= due ? due : closedAt;
}

/**
 * When an open poll is recalled to the channel, in milliseconds since 1970: a day before it closes if
 * it lasts three days or more, an hour before if it lasts three hours or more; otherwise never.
 */
export function remindAt({ status, openedAt, setUp }: PollState): number | undefined {
  const closesAt = setUp?.closesAt;
  if (status !== 'open' || openedAt === null || closesAt === undefined) return undefined;
  const lasts = closesAt - openedAt;
  if (lasts >= 3 * day) return closesAt - day;
  return lasts >= 3 * hour ? closesAt - hour : undefined;
}

/** The next moment at which the poll shows something else by itself; undefined when there is none. */
export function nextMoment(state: PollState, now: number): number | undefined {
  const due = state.status === 'open' ? state.setUp?.closesAt : undefined;
  const moments = [remindAt(state), due].flatMap((at) => (at !== undefined && at > now ? at : []));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
