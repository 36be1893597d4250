import type { Opening, WorkshopState, WorkshopEvent } from './state.ts';
import { foldAgenda } from '../../agenda/domain/agenda.ts';
import { foldBoards } from '../../board/domain/board.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { foldHighlights, unmark } from '../../board/domain/highlights.ts';
import { foldGoRound } from '../../go-round/domain/go-round.ts';
import type { PersonId } from '../../kernel/people.ts';
import { foldLasting, type LastingEvent } from './lasting.ts';
import { foldPlacement } from '../../kernel/placement.ts';
import { foldScreen, type ScreenEvent } from './screen.ts';
import { foldTimebox } from '../../agenda/domain/timebox.ts';

/** Folds an event into the given state, which it owns and mutates: callers must not keep it. */
export function evolveWorkshop(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  switch (event.type) {
    case 'workshop.kept':
      return event.state;
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
    case 'goRound.callsSet':
    case 'goRound.withdrawn':
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
      | 'workshop.left'
      | 'workshop.closed'
      | 'workshop.channelGone'
      | 'person.joined'
      | 'pillar.opened'
      | 'exercise.started'
      | 'poll.attached'
      | 'summary.asked'
      | ScreenEvent['type']
      | LastingEvent['type'];
  }
>;

function entrust(state: WorkshopState, person: PersonId): void {
  state.formerFacilitators = state.formerFacilitators.filter((each) => each !== person);
  if (!state.facilitators.includes(person)) state.facilitators.push(person);
}

function withoutFacilitator(state: WorkshopState, person: PersonId): WorkshopState {
  state.facilitators = state.facilitators.filter((each) => each !== person);
  state.formerFacilitators.push(person);
  return state;
}

function openingOf({ type: _type, ...opening }: OwnEvent & { type: 'workshop.opened' }): Opening {
  return opening;
}

function foldOwn(state: WorkshopState, event: OwnEvent): WorkshopState {
  switch (event.type) {
    case 'workshop.opened':
      state.opening = openingOf(event);
      state.facilitators = [event.facilitator];
      return state;
    case 'workshop.handedOver':
      entrust(state, event.to);
      return state;
    case 'workshop.takenOver':
      entrust(state, event.by);
      return withoutFacilitator(state, event.from);
    case 'workshop.left':
      return withoutFacilitator(state, event.person);
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
    case 'workshop.active':
    case 'workshop.quietAsked':
    case 'workshop.erasureTold':
    case 'workshop.erasureCalledOff':
      foldLasting(state, event);
      return state;
    case 'screen.opened':
    case 'screen.closed':
      state.screen = foldScreen(event);
      return state;
    case 'summary.asked':
      state.summaryAsked += 1;
      if (event.at !== undefined) state.summaryUpdatedAt = event.at;
      return state;
  }
}
