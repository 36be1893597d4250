import type { OpenedWorkshop, WorkshopEvent, WorkshopState } from './state.ts';

/** The summary is to be posted, or posted again; after the end, it will say when it was updated. */
export function summaryAsked(state: OpenedWorkshop, now: number): WorkshopEvent {
  return { type: 'summary.asked', ...(isPublished(state) && { at: now }) };
}

/** What changes it from then on is an update of what people have read. */
export const isPublished = ({ closedAt, summaryAsked: times }: WorkshopState): boolean =>
  closedAt !== null && times > 0;

/** Posts it again, if there are summary messages that what just happened makes outdated. */
export const summaryAgain = (state: OpenedWorkshop, now: number): WorkshopEvent[] =>
  state.summaryAsked > 0 && state.channelGone !== true ? [summaryAsked(state, now)] : [];
