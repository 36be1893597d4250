import { z } from 'zod';
import { recordedZone } from '../../kernel/hours/zone.ts';
import { agendaEvents, agendaState } from '../../agenda/domain/agenda.ts';
import { boardEvents, boardState, emptyBoards } from '../../board/domain/board.ts';
import { emptyHighlights, highlightEvents, highlightState } from '../../board/domain/highlights.ts';
import { emptyGoRound, goRoundEvents, goRoundState } from '../../go-round/domain/go-round.ts';
import { personId } from '../../kernel/people.ts';
import { emptyPlacement, placementEvents, placementState } from '../../kernel/placement.ts';
import { readyEvents, readyState } from '../../agenda/domain/ready.ts';
import { templateSchema } from '../../template/domain/parse.ts';
import { localeSchema } from '../../kernel/text.ts';
import { lastingEvents, lastingState } from './lasting.ts';
import { screenEvents, screenState } from './screen.ts';
import { timeboxEvents, timeboxState } from '../../agenda/domain/timebox.ts';

const opening = z.object({
  community: z.string(),
  channel: z.string(),
  title: z.string(),
  locale: localeSchema,
  timezone: recordedZone,
  territories: z.array(z.string()),
  facilitator: personId,
  facilitatorName: z.string(),
  at: z.number(),
  template: templateSchema,
});
export type Opening = z.infer<typeof opening>;

/** A workshop that never opened has no `opening`; a closed one has `closedAt`. */
export const workshopStateSchema = z.object({
  id: z.string(),
  opening: opening.nullable(),
  closedAt: z.number().nullable(),
  /** Its channel was deleted: nothing can be posted for it any more. */
  channelGone: z.boolean().optional(),
  facilitators: z.array(personId),
  /** People who no longer facilitate: they are removed from the facilitators' thread. */
  formerFacilitators: z.array(personId).default(() => []),
  people: z.record(personId, z.string()),
  agenda: agendaState,
  timebox: timeboxState.nullable(),
  ready: readyState.default([]),
  goRound: goRoundState,
  boards: boardState,
  pillars: z.array(z.string()),
  exercises: z.array(z.string()),
  polls: z.record(z.string(), z.string()),
  summaryAsked: z.int(),
  /** When it was last asked for again after the end, in milliseconds since 1970. */
  summaryUpdatedAt: z.number().optional(),
  screen: screenState,
  highlights: highlightState.default(emptyHighlights),
  ...lastingState,
  placement: placementState,
});
export type WorkshopState = z.infer<typeof workshopStateSchema>;
/** A workshop that was opened, which is what most of Palabre works with. */
export type OpenedWorkshop = WorkshopState & { opening: Opening };

export const workshopEventSchema = z.discriminatedUnion('type', [
  /** The first event of a rewritten stream: all that it held then. */
  z.object({ type: z.literal('workshop.kept'), state: workshopStateSchema }),
  opening.extend({ type: z.literal('workshop.opened') }),
  z.object({ type: z.literal('workshop.handedOver'), to: personId, name: z.string() }),
  z.object({
    type: z.literal('workshop.takenOver'),
    from: personId,
    by: personId,
    name: z.string(),
  }),
  /** They no longer facilitate, and nobody takes over. */
  z.object({ type: z.literal('workshop.left'), person: personId }),
  z.object({
    type: z.literal('workshop.closed'),
    at: z.number(),
    /** Set when Palabre ended it, not a person. */
    because: z.enum(['channelGone', 'quiet']).optional(),
  }),
  /** Recorded when the channel is deleted after the end. */
  z.object({ type: z.literal('workshop.channelGone'), at: z.number() }),
  z.object({ type: z.literal('person.joined'), person: personId, name: z.string() }),
  z.object({ type: z.literal('pillar.opened'), pillar: z.string() }),
  z.object({ type: z.literal('exercise.started'), exercise: z.string() }),
  z.object({ type: z.literal('poll.attached'), step: z.string(), poll: z.string() }),
  /** `at`: after the end, when it changes what was posted. */
  z.object({ type: z.literal('summary.asked'), at: z.number().optional() }),
  ...lastingEvents,
  ...agendaEvents,
  ...timeboxEvents,
  ...readyEvents,
  ...goRoundEvents,
  ...boardEvents,
  ...highlightEvents,
  ...screenEvents,
  ...placementEvents,
]);
export type WorkshopEvent = z.infer<typeof workshopEventSchema>;

export const emptyWorkshop = (id: string): WorkshopState => ({
  id,
  opening: null,
  closedAt: null,
  facilitators: [],
  formerFacilitators: [],
  people: {},
  agenda: { trail: [] },
  timebox: null,
  ready: [],
  goRound: emptyGoRound(),
  boards: emptyBoards(),
  pillars: [],
  exercises: [],
  polls: {},
  summaryAsked: 0,
  highlights: emptyHighlights(),
  placement: emptyPlacement(),
});

/** True once a workshop was opened, whether or not it has closed. */
export function wasOpened(state: WorkshopState): state is OpenedWorkshop {
  return state.opening !== null;
}

export function isOpen(state: WorkshopState): boolean {
  return wasOpened(state) && state.closedAt === null;
}
