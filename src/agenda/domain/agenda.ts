import { z } from 'zod';
import type { Step, Template } from '../../template/domain/template.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * The steps that were entered, in order; the last one is the current step, since when it is, in
 * milliseconds since 1970 (unknown for workshops of before that was kept).
 */
export const agendaState = z.object({
  trail: z.array(z.string()),
  since: z.number().optional(),
});
export type AgendaState = z.infer<typeof agendaState>;

export const agendaEvents = [
  z.object({ type: z.literal('agenda.entered'), step: z.string(), at: z.number().optional() }),
  z.object({ type: z.literal('agenda.returned'), at: z.number().optional() }),
] as const;
export type AgendaEvent = z.infer<(typeof agendaEvents)[number]>;

export type AgendaError = { readonly kind: 'atFirstStep' } | { readonly kind: 'atLastStep' };
export type StepStatus = 'done' | 'current' | 'skipped' | 'upcoming';

export function foldAgenda(state: AgendaState, event: AgendaEvent): void {
  if (event.type === 'agenda.entered') state.trail.push(event.step);
  else state.trail.pop();
  if (event.at === undefined) delete state.since;
  else state.since = event.at;
}

/** The current step. A workshop enters its first step when it opens, so there always is one. */
export function currentStep(template: Template, state: AgendaState): Step | undefined {
  const id = state.trail.at(-1);
  return template.steps.find((step) => step.id === id);
}

export function currentIndex(template: Template, state: AgendaState): number {
  const id = state.trail.at(-1);
  return template.steps.findIndex((step) => step.id === id);
}

/** The step after the current one; `skipOptional` skips those the template marks as optional. */
export function nextStep(
  template: Template,
  state: AgendaState,
  skipOptional: boolean,
): Step | undefined {
  const upcoming = template.steps.slice(currentIndex(template, state) + 1);
  return skipOptional ? upcoming.find((step) => !step.optional) : upcoming[0];
}

export function decideNext(
  template: Template,
  state: AgendaState,
  skipOptional: boolean,
): Result<AgendaEvent[], AgendaError> {
  const next = nextStep(template, state, skipOptional);
  if (next === undefined) return err({ kind: 'atLastStep' });
  return ok([{ type: 'agenda.entered', step: next.id }]);
}

/** Goes back the way the workshop came: steps skipped on the way are not visited. */
export function decideBack(state: AgendaState): Result<AgendaEvent[], AgendaError> {
  if (state.trail.length <= 1) return err({ kind: 'atFirstStep' });
  return ok([{ type: 'agenda.returned' }]);
}

export function stepStatus(template: Template, state: AgendaState, index: number): StepStatus {
  const current = currentIndex(template, state);
  if (index === current) return 'current';
  if (index > current) return 'upcoming';
  const id = template.steps[index]?.id;
  return id !== undefined && state.trail.includes(id) ? 'done' : 'skipped';
}
