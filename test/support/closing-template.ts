import type { Template } from '../../src/template/domain/template.ts';
import { sceneTemplate } from './scene-template.ts';

/**
 * The same workshop with exercises and debriefs that close their boards, if they have a duration.
 */
export function closing(template: Template): Template {
  const steps = template.steps.map((step) => ({
    ...step,
    closes: (step.kind === 'exercise' || step.kind === 'debrief') && step.minutes !== undefined,
  }));
  return { ...template, steps };
}

/** The orchard's workshop: its first exercise closes after 20 minutes, its debrief after 10. */
export const closingScene: Template = closing({
  ...sceneTemplate,
  steps: sceneTemplate.steps.map((step) =>
    step.kind === 'debrief' ? { ...step, minutes: 10 } : step,
  ),
});
