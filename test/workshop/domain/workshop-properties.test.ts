import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideWorkshop } from '../../../src/workshop/domain/workshop.ts';
import {
  emptyWorkshop,
  workshopEventSchema,
  workshopStateSchema,
  type WorkshopState,
} from '../../../src/workshop/domain/state.ts';
import { evolveWorkshop } from '../../../src/workshop/domain/fold.ts';
import { isWithdrawing, type WorkshopIntent } from '../../../src/workshop/domain/intents.ts';
import { anyAttempt, anyHistory, anyId, play } from '../../support/any-intent.ts';
import { moderator, participant } from '../../support/people.ts';
import { expectSame, throughJson } from '../../support/same.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
import { runs } from '../../support/runs.ts';

/** Everything a closed workshop can no longer change: its summary can still be edited. */
const settled = (state: WorkshopState) =>
  structuredClone({ ...state, summaryAsked: 0, summaryUpdatedAt: undefined, highlights: null });

/** Withdrawing and correcting, which goes on after the end. */
const isOnesOwn = (intent: WorkshopIntent): boolean =>
  isWithdrawing(intent) || intent.type === 'editContribution' || intent.type === 'introduce';

const facilitatorTypes = new Set<string>([
  'next',
  'back',
  'extend',
  'pause',
  'resume',
  'handOver',
  'end',
  'openPillar',
  'startExercise',
  'giveStick',
  'skipHolder',
  'askSummary',
  'markContribution',
  'unmarkContribution',
  'keepIdeas',
  'setForeword',
]);

describe('whatever people do', () => {
  const examples = runs(80);

  it('no attempt throws, goes unanswered, or changes the state while being decided', () => {
    fc.assert(
      fc.property(anyHistory, anyAttempt, (history, { by, intent }) => {
        const run = play(history);
        const before = structuredClone(run.state);
        const decided = decideWorkshop(run.state, intent, run.context(by));
        expect(decided).toHaveProperty(decided.ok ? 'value' : 'error.kind');
        expectSame(run.state, before);
      }),
      examples,
    );
  });

  it('only the opener, people it was handed over to and moderators can facilitate', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const entitled = new Set<string>();
        play(history, (decided, { by, intent }) => {
          const may = by.moderates || entitled.has(by.id);
          if (facilitatorTypes.has(intent.type) && !may) expect(decided.ok).toBe(false);
          const refused = !decided.ok && decided.error.kind === 'notFacilitator';
          expect(refused && may).toBe(false);
          if (decided.ok && intent.type === 'open') entitled.add(by.id);
          if (decided.ok && intent.type === 'handOver') entitled.add(intent.to.id);
        });
      }),
      examples,
    );
  });

  it('people it is handed over to can facilitate from the next attempt on', () => {
    fc.assert(
      fc.property(anyHistory, anyId, (history, id) => {
        const run = play(history);
        const handed = run.try(moderator('eve'), { type: 'handOver', to: participant(id) });
        if (!handed.ok) return;
        expect(run.verdict(participant(id), { type: 'extend', minutes: 1 })).toBe('allowed');
      }),
      examples,
    );
  });

  it('apart from withdrawals and corrections, a closed workshop only changes its foreword and how often its summary was requested', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyAttempt, { maxLength: 30 }), (history, later) => {
        const run = play(history);
        if (!run.try(moderator('eve'), { type: 'end' }).ok) return;
        const before = settled(run.state);
        const others = later.filter(({ intent }) => !isOnesOwn(intent));
        for (const { by, intent } of others) run.try(by, intent);
        expectSame(settled(run.state), before);
      }),
      examples,
    );
  });

  it('as many steps back as forward lead to the step one started from', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.boolean(), { maxLength: 20 }), (history, skips) => {
        const run = play(history);
        const from = run.step;
        const forward = skips.filter(
          (skipOptional) => run.try(moderator('ada'), { type: 'next', skipOptional }).ok,
        ).length;
        for (let step = 0; step < forward; step += 1) run.do(moderator('ada'), { type: 'back' });
        expect(run.step).toBe(from);
      }),
      examples,
    );
  });

  it('the agenda is at a step of the template once it is open', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        const ids = sampleTemplate.steps.map(({ id }) => id);
        if (run.state.opening !== null) expect(ids).toContain(run.step);
      }),
      examples,
    );
  });

  it('recorded events read back, and fold to the same workshop from the start or a snapshot', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(150), (history, at) => {
        const run = play(history);
        const read = run.events.map((event) => workshopEventSchema.parse(throughJson(event)));
        expectSame(read, run.events);
        expectSame(read.reduce(evolveWorkshop, emptyWorkshop('w1')), run.state);
        const early = read.slice(0, at).reduce(evolveWorkshop, emptyWorkshop('w1'));
        const snapshot = workshopStateSchema.parse(throughJson(early));
        expectSame(read.slice(at).reduce(evolveWorkshop, snapshot), run.state);
      }),
    );
  });
});
