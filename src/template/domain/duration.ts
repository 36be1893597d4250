import type { Step, Template } from './template.ts';

/** The minutes counted for a step without a duration. */
const usualMinutes = 10;

export const plannedMinutes = ({ minutes }: Pick<Step, 'minutes'>): number =>
  minutes ?? usualMinutes;

/** The sum of the steps, in minutes. */
export function minutesOf({ steps }: Pick<Template, 'steps'>): number {
  return steps.reduce((sum, step) => sum + plannedMinutes(step), 0);
}
