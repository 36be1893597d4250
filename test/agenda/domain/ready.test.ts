import { describe, expect, it } from 'vitest';
import { ada, bo, chi, openedByAda } from '../../support/workshops.ts';
import { bot } from '../../support/people.ts';

const ready = (step = 'accueil') => ({ type: 'ready', step }) as const;

describe('being done with a step', () => {
  it('counts once per person, however often they say so', () => {
    const run = openedByAda();
    const step = run.step ?? '';
    run.do(bo, ready(step), ready(step)).do(chi, ready(step));
    expect(run.state.ready).toEqual(['bo', 'chi']);
    expect(run.events.filter(({ type }) => type === 'step.ready')).toHaveLength(2);
  });

  it('is reset when the workshop moves on or back', () => {
    const run = openedByAda();
    run.do(bo, ready(run.step)).do(ada, { type: 'next', skipOptional: false });
    expect(run.state.ready).toEqual([]);
    run.do(bo, ready(run.step)).do(ada, { type: 'back' });
    expect(run.state.ready).toEqual([]);
  });

  it('is refused for a past step, and to bots', () => {
    const run = openedByAda();
    const before = run.step;
    run.do(ada, { type: 'next', skipOptional: false });
    expect(run.verdict(bo, ready(before))).toBe('stepOver');
    expect(run.verdict(bot, ready(run.step))).toBe('notAPerson');
    expect(run.state.ready).toEqual([]);
  });

  it('adds nobody to the participants: some of them wrote anonymously', () => {
    const run = openedByAda();
    run.do(bo, ready(run.step));
    expect(run.state.people).not.toHaveProperty('bo');
  });
});
