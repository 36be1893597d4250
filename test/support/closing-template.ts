import type { Template } from '../../src/domain/template.ts';

/** The same workshop, in which exercises and debriefs that have a duration close their boards. */
export function closing(template: Template): Template {
  const steps = template.steps.map((step) => ({
    ...step,
    closes: (step.kind === 'exercise' || step.kind === 'debrief') && step.minutes !== undefined,
  }));
  return { ...template, steps };
}
