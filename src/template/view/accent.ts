import type { PillarId } from '../../kernel/pillars.ts';
import type { Step, Template } from '../domain/template.ts';

/** The pillar a step is about; an exercise takes the first of its pillars. */
export function pillarOfStep(template: Template, step: Step | undefined): PillarId | undefined {
  if (step?.kind === 'pillar') return step.pillar;
  if (step?.kind !== 'exercise') return undefined;
  return template.exercises.find(({ id }) => id === step.exercise)?.pillars[0];
}
