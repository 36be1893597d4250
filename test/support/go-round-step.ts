import type { StepOf, Template } from '../../src/template/domain/template.ts';

/** The go-round of a template that is known to have one. */
export function goRoundOf({ steps }: Template): StepOf<'goRound'> {
  const found = steps.find((step) => step.kind === 'goRound');
  if (found === undefined) throw new Error('no go-round');
  return found;
}
