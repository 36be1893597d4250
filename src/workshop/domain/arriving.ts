import { startsOnArrival } from '../../template/domain/step-kinds.ts';
import { type AgendaError, currentStep } from '../../agenda/domain/agenda.ts';
import type { WorkshopError } from './errors.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { startTimebox } from '../../agenda/domain/timebox.ts';
import type { Step } from '../../template/domain/template.ts';
import type { OpenedWorkshop, WorkshopEvent } from './state.ts';

export type Decision = Result<WorkshopEvent[], WorkshopError>;

export function decideOpenPillar(state: OpenedWorkshop, id: string): Decision {
  const pillar = state.opening.template.pillars.find((each) => each.id === id);
  if (pillar === undefined) return err({ kind: 'pillarUnknown' });
  if (state.pillars.includes(id)) return err({ kind: 'pillarAlreadyOpen', pillar: id });
  return ok([
    { type: 'pillar.opened', pillar: id },
    { type: 'board.opened', board: pillar.board.id },
  ]);
}

/** Opens the boards and starts the timer; moves the agenda to the exercise if it was elsewhere. */
export function decideStartExercise(state: OpenedWorkshop, id: string, now: number): Decision {
  const { template } = state.opening;
  const exercise = template.exercises.find((each) => each.id === id);
  const step = template.steps.find((each) => each.kind === 'exercise' && each.exercise === id);
  if (exercise === undefined || step === undefined) return err({ kind: 'exerciseUnknown' });
  if (state.exercises.includes(id)) return err({ kind: 'exerciseAlreadyStarted', exercise: id });
  const isElsewhere = currentStep(template, state.agenda)?.id !== step.id;
  return ok([
    ...(isElsewhere ? arrivingAt(state.id, step, now) : []),
    { type: 'exercise.started', exercise: id },
    ...exercise.boards.map(({ id: board }): WorkshopEvent => ({ type: 'board.opened', board })),
    ...(step.minutes === undefined ? [] : [startTimebox(step.minutes, now)]),
  ]);
}

export function moved(
  state: OpenedWorkshop,
  move: Result<WorkshopEvent[], AgendaError>,
  now: number,
): Decision {
  if (!move.ok) return move;
  const [event] = move.value;
  if (event?.type !== 'agenda.entered')
    return ok([{ type: 'agenda.returned', at: now }, { type: 'timebox.cleared' }]);
  const step = state.opening.template.steps.find(({ id }) => id === event.step);
  return step === undefined ? err({ kind: 'atLastStep' }) : ok(arrivingAt(state.id, step, now));
}

/** What happens when the workshop arrives at a step. */
export function arrivingAt(workshop: string, step: Step, now: number): WorkshopEvent[] {
  return [
    { type: 'agenda.entered', step: step.id, at: now },
    startsOnArrival(step) && step.minutes !== undefined
      ? startTimebox(step.minutes, now)
      : { type: 'timebox.cleared' },
    ...openingEvents(workshop, step),
  ];
}

/** Pillars and exercises wait for a facilitator, who explains them first. */
function openingEvents(workshop: string, step: Step): WorkshopEvent[] {
  switch (step.kind) {
    case 'debrief':
      return [{ type: 'board.opened', board: step.board.id }];
    case 'poll':
      return [{ type: 'poll.attached', step: step.id, poll: `${workshop}-${step.id}` }];
    case 'cards':
    case 'acknowledgement':
    case 'agenda':
    case 'goRound':
    case 'pillar':
    case 'exercise':
    case 'break':
      return [];
  }
}
