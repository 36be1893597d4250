import { emptyPlacement, foldPlacement } from '../../kernel/placement.ts';
import {
  recapOf,
  recapsKept,
  type RecapAnswer,
  type RecapEvent,
  type RecapState,
} from './state.ts';

/** Folds one event into the given state, which it owns. */
export function evolveRecap(state: RecapState, event: RecapEvent): RecapState {
  if (event.type === 'recap.kept') return event.state;
  if (event.type === 'recap.answered') state.wordsSince ??= event.at;
  fold(state, event);
  return state;
}

type Of<Type extends RecapEvent['type']> = Extract<RecapEvent, { type: Type }>;

function fold(state: RecapState, event: Exclude<RecapEvent, Of<'recap.kept'>>): void {
  switch (event.type) {
    case 'recap.scheduled':
    case 'recap.stopped':
    case 'recap.asked':
      return foldRequest(state, event);
    case 'recap.begun':
    case 'recap.posted':
    case 'recap.silent':
    case 'recap.skipped':
    case 'recap.dropped':
    case 'recap.failed':
      return foldDelivery(state, event);
    case 'recap.leftOut':
      state.leftOut[event.workshop] = event.channel;
      return;
    case 'recap.workshopForgotten':
      delete state.leftOut[event.workshop];
      return;
    case 'recap.forgotten':
      state.recaps = state.recaps.filter(({ at }) => at > event.until);
      state.answers = state.answers.filter(({ at }) => at > event.until);
      return;
    default:
      return foldShown(state, event);
  }
}

/** What people request: a recap every week, none any more, or one now. */
function foldRequest(
  state: RecapState,
  event: Of<'recap.scheduled' | 'recap.stopped' | 'recap.asked'>,
): void {
  if (event.type === 'recap.stopped') {
    state.schedule = null;
    state.asked = null;
    state.problem = null;
    return;
  }
  state.generation += 1;
  const { generation } = state;
  if (event.type === 'recap.scheduled') {
    const { type: _type, ...given } = event;
    state.schedule = { ...given, generation };
  } else {
    const { type: _type, ...given } = event;
    state.asked = { ...given, generation };
  }
  if (state.problem?.stopped === true) state.problem = null;
}

type Delivery = Of<
  | 'recap.begun'
  | 'recap.posted'
  | 'recap.silent'
  | 'recap.skipped'
  | 'recap.dropped'
  | 'recap.failed'
>;

/** The course of a recap until it is posted. */
function foldDelivery(state: RecapState, event: Delivery): void {
  switch (event.type) {
    case 'recap.begun': {
      const { type: _type, ...begun } = event;
      state.pending = { ...begun, placement: emptyPlacement() };
      return;
    }
    case 'recap.posted':
      return foldPosted(state, event);
    case 'recap.silent':
      return settle(state, event.week);
    case 'recap.skipped': {
      const { type: _type, ...skipped } = event;
      state.skipped = skipped;
      if (skipped.inDoubt === true) countWeek(state, event.week);
      state.pending = null;
      state.problem = null;
      if (state.asked?.at === event.due) state.asked = null;
      return;
    }
    case 'recap.dropped':
      state.pending = null;
      state.problem = null;
      return;
    case 'recap.failed': {
      const { type: _type, ...problem } = event;
      state.problem = problem;
    }
  }
}

type Shown = Of<'recap.shown' | 'recap.answered' | 'recap.answerWithdrawn'>;

/** The posts in the chat, and people's answers. */
function foldShown(state: RecapState, event: Shown): void {
  switch (event.type) {
    case 'recap.shown': {
      const shown = state.pending?.week === event.week ? state.pending : recapOf(state, event.week);
      if (shown !== undefined) foldPlacement(shown.placement, event.what);
      return;
    }
    case 'recap.answered': {
      const { type: _type, ...given } = event;
      withdraw(state, event);
      state.answers.push(given);
      return;
    }
    case 'recap.answerWithdrawn':
      return withdraw(state, event);
  }
}

function foldPosted(state: RecapState, { week, at }: Of<'recap.posted'>): void {
  if (state.pending === null) return;
  const { generation: _generation, ...sent } = state.pending;
  const kept = [...state.recaps, { ...sent, at }].slice(-recapsKept);
  state.recaps = kept;
  state.answers = state.answers.filter((each) => kept.some((one) => one.week === each.week));
  settle(state, week);
}

/** The last week done never goes back, though a request may be for an earlier one. */
function countWeek(state: RecapState, week: string): void {
  if (week > state.done) state.done = week;
}

function settle(state: RecapState, week: string): void {
  countWeek(state, week);
  state.pending = null;
  state.asked = null;
  state.problem = null;
  state.skipped = null;
}

type AnswerOf = Pick<RecapAnswer, 'week' | 'invitation' | 'person'>;

function withdraw(state: RecapState, { week, invitation: to, person }: AnswerOf): void {
  state.answers = state.answers.filter(
    (each) => each.week !== week || each.invitation !== to || each.person !== person,
  );
}
