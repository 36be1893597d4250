import type { Step } from '../../template/domain/template.ts';
import type { OpenedWorkshop } from './state.ts';

/** What waits for a facilitator within a step, before the next one. */
type Pending = 'openPillar' | 'startExercise';

/** Undefined if nothing keeps the group from going on to the next step. */
export function pendingOf(
  { pillars, exercises }: Pick<OpenedWorkshop, 'pillars' | 'exercises'>,
  step: Step | undefined,
): Pending | undefined {
  if (step?.kind === 'pillar' && !pillars.includes(step.pillar)) return 'openPillar';
  if (step?.kind === 'exercise' && !exercises.includes(step.exercise)) return 'startExercise';
  return undefined;
}
