import { emptyPlacement, foldPlacement } from '../../kernel/placement.ts';
import {
  recapOf,
  recapsKept,
  type RecapAnswer,
  type RecapEvent,
  type RecapState,
} from './state.ts';

/** Folds one event into the state it is given, which it owns. */
export function evolveRecap(state: RecapState, event: RecapEvent): RecapState {
  if (event.type === 'recap.kept') return event.state;
  if (event.type === 'recap.answered') state.wordsSince ??= event.at;
  fold(state, event);
  return state;
}

function fold(state: RecapState, event: Exclude<RecapEvent, { type: 'recap.kept' }>): void {
  switch (event.type) {
    case 'recap.scheduled': {
      const { type: _type, ...given } = event;
      state.generation += 1;
      state.schedule = { ...given, generation: state.generation };
      if (state.problem?.stopped === true) state.problem = null;
      return;
    }
    case 'recap.stopped':
      state.schedule = null;
      state.asked = null;
      state.problem = null;
      return;
    case 'recap.asked': {
      const { type: _type, ...given } = event;
      state.generation += 1;
      state.asked = { ...given, generation: state.generation };
      if (state.problem?.stopped === true) state.problem = null;
      return;
    }
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
      return;
    }
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
      return foldAfter(state, event);
  }
}

type After = Extract<
  RecapEvent,
  { type: 'recap.shown' | 'recap.answered' | 'recap.answerWithdrawn' }
>;

/** What becomes of a recap, on its way and once it is posted. */
function foldAfter(state: RecapState, event: After): void {
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

function foldPosted(
  state: RecapState,
  { week, at }: Extract<RecapEvent, { type: 'recap.posted' }>,
): void {
  if (state.pending === null) return;
  const { generation: _generation, ...sent } = state.pending;
  const kept = [...state.recaps, { ...sent, at }].slice(-recapsKept);
  state.recaps = kept;
  state.answers = state.answers.filter((each) => kept.some((one) => one.week === each.week));
  settle(state, week);
}

/** Weeks are never taken back: a request may be for an earlier one than the last. */
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
