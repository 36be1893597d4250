import { z } from 'zod';
import { agendaEvents, agendaState, foldAgenda } from '../../agenda/domain/agenda.ts';
import { boardEvents, boardState, emptyBoards, foldBoards } from '../../board/domain/board.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import {
  emptyHighlights,
  foldHighlights,
  highlightEvents,
  highlightState,
  unmark,
} from '../../board/domain/highlights.ts';
import {
  emptyGoRound,
  foldGoRound,
  goRoundEvents,
  goRoundState,
} from '../../go-round/domain/go-round.ts';
import { personId, type PersonId } from '../../kernel/people.ts';
import {
  emptyPlacement,
  foldPlacement,
  placementEvents,
  placementState,
} from '../../kernel/placement.ts';
import { readyEvents, readyState } from '../../agenda/domain/ready.ts';
import { templateSchema } from '../../template/domain/parse.ts';
import { localeSchema } from '../../kernel/text.ts';
import { foldTimebox, timeboxEvents, timeboxState } from '../../agenda/domain/timebox.ts';

const opening = z.object({
  community: z.string(),
  channel: z.string(),
  title: z.string(),
  locale: localeSchema,
  timezone: z.string(),
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
  highlights: highlightState.default(emptyHighlights),
  placement: placementState,
});
export type WorkshopState = z.infer<typeof workshopStateSchema>;
/** A workshop that was opened, which is what most of Palabre works with. */
export type OpenedWorkshop = WorkshopState & { opening: Opening };

export const workshopEventSchema = z.discriminatedUnion('type', [
  opening.extend({ type: z.literal('workshop.opened') }),
  z.object({ type: z.literal('workshop.handedOver'), to: personId, name: z.string() }),
  z.object({
    type: z.literal('workshop.takenOver'),
    from: personId,
    by: personId,
    name: z.string(),
  }),
  z.object({
    type: z.literal('workshop.closed'),
    at: z.number(),
    /** Set when Palabre ended it, not a person. */
    because: z.literal('channelGone').optional(),
  }),
  /** Recorded when the channel is deleted after the end. */
  z.object({ type: z.literal('workshop.channelGone'), at: z.number() }),
  z.object({ type: z.literal('person.joined'), person: personId, name: z.string() }),
  z.object({ type: z.literal('pillar.opened'), pillar: z.string() }),
  z.object({ type: z.literal('exercise.started'), exercise: z.string() }),
  z.object({ type: z.literal('poll.attached'), step: z.string(), poll: z.string() }),
  z.object({ type: z.literal('summary.asked') }),
  ...agendaEvents,
  ...timeboxEvents,
  ...readyEvents,
  ...goRoundEvents,
  ...boardEvents,
  ...highlightEvents,
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

/** Folds an event into the given state, which it owns and mutates: callers must not keep it. */
export function evolveWorkshop(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  switch (event.type) {
    case 'agenda.entered':
    case 'agenda.returned':
      foldAgenda(state.agenda, event);
      state.ready = [];
      return state;
    case 'step.ready':
      if (state.agenda.trail.at(-1) === event.step) state.ready.push(event.person);
      return state;
    case 'timebox.started':
    case 'timebox.extended':
    case 'timebox.paused':
    case 'timebox.resumed':
    case 'timebox.cleared':
      state.timebox = foldTimebox(state.timebox, event);
      return state;
    case 'goRound.introduced':
    case 'goRound.given':
    case 'goRound.skipped':
      foldGoRound(state.goRound, event);
      return addParticipants(state, event);
    case 'board.opened':
    case 'contribution.added':
    case 'contribution.edited':
    case 'contribution.withdrawn':
      foldBoards(state.boards, event);
      if (event.type === 'contribution.withdrawn') unmark(state.highlights, event.id);
      return addParticipants(state, event);
    case 'contribution.marked':
    case 'contribution.unmarked':
    case 'summary.forewordSet':
    case 'summary.forewordRemoved':
      foldHighlights(state.highlights, event);
      return state;
    case 'post.begun':
    case 'post.placed':
    case 'post.removed':
    case 'thread.opened':
    case 'thread.lost':
      foldPlacement(state.placement, event);
      return state;
    default:
      return foldOwn(state, event);
  }
}

/**
 * Anyone who introduces themself, receives the stick or signs a contribution becomes a participant.
 * An anonymous contribution adds nobody: a name that appears at that moment would give the author
 * away.
 */
function addParticipants(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  if (event.type === 'goRound.introduced') {
    addPerson(state, event.person, event.displayName);
    if (event.passedTo !== undefined)
      addPerson(state, event.passedTo, event.passedToName ?? event.passedTo);
  }
  if (event.type === 'goRound.given') addPerson(state, event.to, event.displayName);
  if (event.type === 'contribution.added' || event.type === 'contribution.edited')
    addAuthor(state, event.id);
  return state;
}

function addAuthor(state: WorkshopState, contribution: string): void {
  const entry = entryOf(state.boards.contributions, contribution);
  if (entry?.anonymous === false) addPerson(state, entry.author, entry.authorName);
}

/** People keep the name they joined with. */
function addPerson(state: WorkshopState, person: PersonId, name: string): void {
  if (!Object.hasOwn(state.people, person)) state.people[person] = name;
}

type OwnEvent = Extract<
  WorkshopEvent,
  {
    type:
      | 'workshop.opened'
      | 'workshop.handedOver'
      | 'workshop.takenOver'
      | 'workshop.closed'
      | 'workshop.channelGone'
      | 'person.joined'
      | 'pillar.opened'
      | 'exercise.started'
      | 'poll.attached'
      | 'summary.asked';
  }
>;

function entrust(state: WorkshopState, person: PersonId): void {
  state.formerFacilitators = state.formerFacilitators.filter((each) => each !== person);
  if (!state.facilitators.includes(person)) state.facilitators.push(person);
}

function foldOwn(state: WorkshopState, event: OwnEvent): WorkshopState {
  switch (event.type) {
    case 'workshop.opened': {
      const { type: _type, ...rest } = event;
      state.opening = rest;
      state.facilitators = [event.facilitator];
      return state;
    }
    case 'workshop.handedOver':
      entrust(state, event.to);
      return state;
    case 'workshop.takenOver':
      entrust(state, event.by);
      state.facilitators = state.facilitators.filter((each) => each !== event.from);
      state.formerFacilitators.push(event.from);
      return state;
    case 'workshop.closed':
      state.closedAt = event.at;
      if (event.because === 'channelGone') state.channelGone = true;
      return state;
    case 'workshop.channelGone':
      state.channelGone = true;
      return state;
    case 'person.joined':
      addPerson(state, event.person, event.name);
      return state;
    case 'pillar.opened':
      if (!state.pillars.includes(event.pillar)) state.pillars.push(event.pillar);
      return state;
    case 'exercise.started':
      if (!state.exercises.includes(event.exercise)) state.exercises.push(event.exercise);
      return state;
    case 'poll.attached':
      state.polls[event.step] = event.poll;
      return state;
    case 'summary.asked':
      state.summaryAsked += 1;
      return state;
  }
}
