import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentions } from '../../../src/community/domain/retention.ts';
import { evolveRecap } from '../../../src/recap/domain/fold.ts';
import {
  forgetOld,
  forgetWorkshop,
  isOutdated,
  keptRecap,
} from '../../../src/recap/domain/keeping.ts';
import { emptyRecap, type RecapState } from '../../../src/recap/domain/state.ts';
import { anyRecapLife, recapAfter, RecapRun } from '../../support/any-recap.ts';
import { oddIds } from '../../support/people.ts';

const dayMs = 24 * 60 * 60_000;
const at = (iso: string): number => Date.parse(`${iso}T12:00:00.000Z`);

/** A recap posted on a day, and what Bo answered on another. */
function said(posted: string, answered: string): RecapRun {
  const run = new RecapRun();
  run.now = at(posted);
  run.post('2026-W06');
  run.now = at(answered);
  run.answer('bo', 'Le jardin');
  return run;
}
const after = (state: RecapState, now: number) =>
  forgetOld(state, 'sixMonths', now).reduce(evolveRecap, structuredClone(state));

describe('what recaps told and were answered', () => {
  it('is kept for as long as the community says, to the minute', () => {
    const { state } = said('2026-02-05', '2026-02-07');
    expect(forgetOld(state, 'sixMonths', at('2026-08-04') - 1)).toEqual([]);
    expect(forgetOld(state, 'sixMonths', at('2026-08-04'))).toEqual([
      { type: 'recap.forgotten', until: at('2026-02-05') },
    ]);
    expect(forgetOld(state, 'oneYear', at('2026-08-04'))).toEqual([]);
    expect(forgetOld(state, 'forever', at('2099-01-01'))).toEqual([]);
  });

  it('goes each in its time: the recap first, an answer given later after it', () => {
    const { state } = said('2026-02-05', '2026-02-07');
    const first = after(state, at('2026-08-05'));
    expect(first.recaps).toEqual([]);
    expect(first.answers).toMatchObject([{ text: 'Le jardin' }]);
    expect(after(first, at('2026-08-06')).answers).toEqual([]);
  });

  it('is not forgotten too soon because a year lacks the day', () => {
    const { state } = said('2028-02-29', '2028-02-29');
    const in2029 = (iso: string) => forgetOld(state, 'oneYear', at(iso));
    expect(in2029('2029-02-28')).toEqual([]);
    expect(in2029('2029-03-01')).toHaveLength(1);
  });

  it('leaves the schedule, and the weeks that had theirs', () => {
    const run = said('2026-02-05', '2026-02-07').schedule();
    const { schedule, done } = run.state;
    expect(after(run.state, at('2027-01-01'))).toMatchObject({ schedule, done, recaps: [] });
  });

  it('is nothing to forget where nothing was said', () => {
    expect(forgetOld(emptyRecap(), 'sixMonths', at('2099-01-01'))).toEqual([]);
  });

  it('once forgotten stays so, and records written anew hold nothing past its time', () => {
    fc.assert(
      fc.property(
        anyRecapLife,
        fc.constantFrom(...retentions),
        fc.integer({ min: 0, max: 2500 }),
        (life, retention, days) => {
          const run = recapAfter(life);
          const now = run.now + days * dayMs;
          const state = forgetOld(run.state, retention, now).reduce(evolveRecap, run.state);
          expect(forgetOld(state, retention, now)).toEqual([]);
          expect(isOutdated(keptRecap(state).state, retention, now)).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the records of recaps', () => {
  it('hold words from the first answer on, whatever becomes of it', () => {
    const run = said('2026-02-05', '2026-02-07');
    expect(run.state.wordsSince).toBe(at('2026-02-07'));
    run.now = at('2026-02-09');
    run.answer('bo', 'Le verger');
    run.answer('bo', '');
    expect(run.state).toMatchObject({ answers: [], wordsSince: at('2026-02-07') });
  });

  it('are to be written anew when the oldest words are past their time, not before', () => {
    const { state } = said('2026-02-05', '2026-02-07');
    expect(isOutdated(state, 'sixMonths', at('2026-08-06') - 1)).toBe(false);
    expect(isOutdated(state, 'sixMonths', at('2026-08-06'))).toBe(true);
    expect(isOutdated(state, 'forever', at('2099-01-01'))).toBe(false);
    expect(isOutdated(emptyRecap(), 'sixMonths', at('2099-01-01'))).toBe(false);
  });

  it('written anew begin with the oldest that is still told, or hold no words', () => {
    const run = said('2026-02-05', '2026-02-07');
    expect(keptRecap(run.state).state.wordsSince).toBe(at('2026-02-05'));
    run.now = at('2027-01-01');
    run.forget();
    expect(keptRecap(run.state).state.wordsSince).toBeNull();
  });

  it('written anew leave the state they were written from as it was', () => {
    const { state } = said('2026-02-05', '2026-02-07');
    const before = structuredClone(state);
    keptRecap(state);
    expect(state).toEqual(before);
  });
});

describe('a workshop that was erased', () => {
  it('is gone from what a recap left out, and only that one', () => {
    const run = new RecapRun();
    run.note({ type: 'leftOut', channel: 'c', workshops: ['w1', 'w2'] });
    const state = forgetWorkshop(run.state, 'w1').reduce(evolveRecap, run.state);
    expect(state.leftOut).toEqual({ w2: 'c' });
    expect(forgetWorkshop(state, 'w1')).toEqual([]);
  });

  it.each(oddIds)('is nothing to forget if it was never left out: %j', (id) => {
    expect(forgetWorkshop(emptyRecap(), id)).toEqual([]);
  });
});
