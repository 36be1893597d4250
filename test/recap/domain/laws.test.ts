import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRecap } from '../../../src/recap/domain/due.ts';
import { evolveRecap } from '../../../src/recap/domain/fold.ts';
import { keptRecap } from '../../../src/recap/domain/keeping.ts';
import {
  emptyRecap,
  recapEventSchema,
  recapsKept,
  recapStateSchema,
  type RecapState,
} from '../../../src/recap/domain/state.ts';
import {
  anyRecapLife,
  emptyOutline,
  fridays,
  placed,
  recapAfter,
  removed,
} from '../../support/any-recap.ts';
import { expectSame, throughJson } from '../../support/same.ts';

const runs = { numRuns: 150 };
const copy = (state: RecapState) => recapStateSchema.parse(throughJson(state));
/** Since when there are words is a note about the records, not about the recaps. */
const told = ({ wordsSince: _wordsSince, ...rest }: RecapState) => rest;

describe('whatever people and Palabre do', () => {
  it('what was recorded reads back, and folds to the same recaps from the start or a snapshot', () => {
    fc.assert(
      fc.property(anyRecapLife, fc.nat(60), (life, at) => {
        const run = recapAfter(life);
        const read = run.events.map((event) => recapEventSchema.parse(throughJson(event)));
        expectSame(read.reduce(evolveRecap, emptyRecap()), run.state);
        const snapshot = copy(structuredClone(read.slice(0, at)).reduce(evolveRecap, emptyRecap()));
        expectSame(read.slice(at).reduce(evolveRecap, snapshot), run.state);
      }),
      runs,
    );
  });

  it('records written anew are the same recaps, and go on as they would have', () => {
    fc.assert(
      fc.property(anyRecapLife, fc.nat(60), (life, at) => {
        const { events, state } = recapAfter(life);
        const early = structuredClone(events.slice(0, at)).reduce(evolveRecap, emptyRecap());
        const kept = recapEventSchema.parse(throughJson(keptRecap(early)));
        const anew = evolveRecap(emptyRecap(), kept);
        expectSame(told(anew), told(early));
        const later = structuredClone(events.slice(at)).reduce(evolveRecap, anew);
        expectSame(told(later), told(state));
      }),
      runs,
    );
  });

  it('a week has one recap at most, and weeks are never taken back', () => {
    fc.assert(
      fc.property(anyRecapLife, (life) => {
        let done = '';
        recapAfter(life, ({ state }) => {
          const weeks = state.recaps.map(({ week }) => week);
          expect(new Set(weeks).size).toBe(weeks.length);
          expect(weeks).not.toContain(state.pending?.week);
          expect(weeks.length).toBeLessThanOrEqual(recapsKept);
          expect(state.done >= done).toBe(true);
          ({ done } = state);
        });
      }),
      runs,
    );
  });

  it('people have one answer for each invitation of a recap that is kept, and no empty one', () => {
    fc.assert(
      fc.property(anyRecapLife, (life) => {
        recapAfter(life, ({ state: { answers, recaps } }) => {
          const keys = answers.map((each) => [each.week, each.invitation, each.person].join('/'));
          expect(new Set(keys).size).toBe(keys.length);
          const weeks = new Set(recaps.map(({ week }) => week));
          for (const { week, text } of answers) {
            expect(weeks).toContain(week);
            expect(text).toBe(text.trim());
            expect(text.length).toBeGreaterThan(0);
          }
        });
      }),
      runs,
    );
  });

  it('looking for what is due changes nothing, and is never for a week that is over', () => {
    fc.assert(
      fc.property(anyRecapLife, (life) => {
        recapAfter(life, ({ state, now }) => {
          const before = copy(state);
          const step = nextRecap(state, fridays, now);
          expectSame(copy(state), before);
          if (step.kind === 'wait' && step.until !== undefined)
            expect(step.until).toBeGreaterThan(now);
          if (step.kind === 'send' && step.begun === undefined && state.asked === null)
            expect(step.recap.week > state.done).toBe(true);
        });
      }),
      runs,
    );
  });

  it('the same news of its message is worth nothing once it is neither on its way nor posted', () => {
    fc.assert(
      fc.property(anyRecapLife, (life) => {
        const run = recapAfter(life);
        const week = '2025-W01';
        const before = copy(run.state);
        expect(run.note(placed(week))).toEqual([]);
        expect(run.note(removed(week, true))).toEqual([]);
        expect(run.note({ type: 'fail', week, what: { channel: 'c' } })).toEqual([]);
        expectSame(copy(run.state), before);
      }),
      runs,
    );
  });

  it('one begins only for a schedule or a request that stands, and while none is on its way', () => {
    fc.assert(
      fc.property(anyRecapLife, (life) => {
        const run = recapAfter(life);
        const { generation, pending } = run.state;
        const due = { week: '2026-W53', due: run.now, channel: 'c', locale: 'fr' as const };
        const others = pending === null ? [0, generation + 1] : [0, generation, generation + 1];
        for (const each of others) {
          const recap = { ...due, generation: each };
          expect(run.note({ type: 'begin', recap, outline: emptyOutline })).toEqual([]);
          expect(run.note({ type: 'silent', recap })).toEqual([]);
        }
      }),
      runs,
    );
  });
});
