import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideBack,
  decideNext,
  foldAgenda,
  nextStep,
  currentIndex,
  currentStep,
  stepStatus,
  type AgendaState,
} from '../../../src/agenda/domain/agenda.ts';
import { sampleTemplate } from '../../support/sample-template.ts';

const ids = sampleTemplate.steps.map(({ id }) => id);
const at = (...trail: string[]): AgendaState => ({ trail });

/** Moves on by one step; false at the last. */
function forward(state: AgendaState, skipOptional = false): boolean {
  const decided = decideNext(sampleTemplate, state, skipOptional);
  if (decided.ok) decided.value.forEach((event) => foldAgenda(state, event));
  return decided.ok;
}

function backward(state: AgendaState): boolean {
  const decided = decideBack(state);
  if (decided.ok) decided.value.forEach((event) => foldAgenda(state, event));
  return decided.ok;
}

describe('moving on', () => {
  it('visits every step in the template’s order', () => {
    const state = at('accueil');
    for (const _ of ids.slice(1)) forward(state);
    expect(state.trail).toEqual(ids);
  });

  it('skips every optional step if asked to', () => {
    const state = at('retour');
    forward(state, true);
    expect(currentStep(sampleTemplate, state)?.id).toBe('sondage');
  });

  it('tells what comes next without going there', () => {
    const state = at('retour');
    expect(nextStep(sampleTemplate, state, false)?.id).toBe('pause');
    expect(nextStep(sampleTemplate, state, true)?.id).toBe('sondage');
    expect(state.trail).toEqual(['retour']);
  });

  it('stops at the last step', () => {
    expect(decideNext(sampleTemplate, at('au-revoir'), false)).toEqual({
      ok: false,
      error: { kind: 'atLastStep' },
    });
  });

  it('starts at the first step if none was entered', () => {
    expect(currentStep(sampleTemplate, at())).toBeUndefined();
    expect(currentIndex(sampleTemplate, at())).toBe(-1);
    expect(nextStep(sampleTemplate, at(), false)?.id).toBe('accueil');
  });
});

describe('going back', () => {
  it('is refused at the step where the workshop began', () => {
    expect(decideBack(at('accueil'))).toEqual({ ok: false, error: { kind: 'atFirstStep' } });
    expect(decideBack(at())).toEqual({ ok: false, error: { kind: 'atFirstStep' } });
  });

  it('does not visit a step that was skipped on the way', () => {
    const state = at('accueil', 'retour', 'sondage');
    backward(state);
    expect(currentStep(sampleTemplate, state)?.id).toBe('retour');
  });

  it('undoes any way forward, from anywhere, with or without optional steps', () => {
    const way = fc.array(fc.boolean(), { maxLength: 2 * ids.length });
    const start = fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(start, way, (trail, skips) => {
        const state = at(...trail);
        const steps = skips.filter((skip) => forward(state, skip)).length;
        expect(state.trail).toHaveLength(trail.length + steps);
        for (let step = 0; step < steps; step += 1) expect(backward(state)).toBe(true);
        expect(state.trail).toEqual(trail);
      }),
    );
  });
});

describe('the status of a step', () => {
  it('shows what was done, what was skipped and what is to come', () => {
    const state = at('accueil', 'deroulement', 'tour');
    const statuses = ids.slice(0, 5).map((_, index) => stepStatus(sampleTemplate, state, index));
    expect(statuses).toEqual(['done', 'skipped', 'done', 'current', 'upcoming']);
  });

  it('is to come again for steps that people went back from', () => {
    const state = at('accueil', 'territoire');
    backward(state);
    expect(stepStatus(sampleTemplate, state, 1)).toBe('upcoming');
  });
});
