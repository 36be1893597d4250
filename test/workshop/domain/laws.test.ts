import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepStrictEqual } from 'node:util';
import { decideWorkshop, type WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import {
  emptyWorkshop,
  type WorkshopEvent,
  type WorkshopState,
} from '../../../src/workshop/domain/state.ts';
import { evolveWorkshop } from '../../../src/workshop/domain/fold.ts';
import { anyAttempt, anyHistory, play } from '../../support/any-intent.ts';
import { moderator } from '../../support/people.ts';
import { expectSame } from '../../support/same.ts';
import { ada, bo, idea, underWay, type WorkshopRun } from '../../support/workshops.ts';

const eve = moderator('eve');
const runs = { numRuns: 100 };

type Part = keyof WorkshopState;

/** What the events of each kind may change: nothing of any other part. */
const partsOf: Readonly<Record<string, readonly Part[]>> = {
  'workshop.opened': ['opening', 'facilitators'],
  'workshop.handedOver': ['facilitators', 'formerFacilitators'],
  'workshop.takenOver': ['facilitators', 'formerFacilitators'],
  'workshop.closed': ['closedAt', 'channelGone'],
  'workshop.channelGone': ['channelGone'],
  'person.joined': ['people'],
  'pillar.opened': ['pillars'],
  'exercise.started': ['exercises'],
  'poll.attached': ['polls'],
  'summary.asked': ['summaryAsked', 'summaryUpdatedAt'],
  'agenda.entered': ['agenda', 'ready'],
  'agenda.returned': ['agenda', 'ready'],
  'step.ready': ['ready'],
  'contribution.added': ['boards', 'people'],
  'contribution.edited': ['boards', 'people'],
  'contribution.withdrawn': ['boards', 'highlights'],
  'contribution.marked': ['highlights'],
  'contribution.unmarked': ['highlights'],
  'summary.forewordSet': ['highlights'],
  'summary.forewordRemoved': ['highlights'],
  'board.opened': ['boards'],
};
const partsOfRooms: Readonly<Record<string, readonly Part[]>> = {
  timebox: ['timebox'],
  goRound: ['goRound', 'people'],
  post: ['placement'],
  thread: ['placement'],
};
const partsFor = (type: string) => partsOf[type] ?? partsOfRooms[type.split('.')[0] ?? ''] ?? [];

/** The parts that an event changed. */
function changed(before: WorkshopState, after: WorkshopState): string[] {
  const former = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([part, value]) => !isDeepStrictEqual(former.get(part), value))
    .map(([part]) => part);
}

/** The opening is large, and the same object for as long as nothing touches it. */
const copyOf = ({ opening, ...rest }: WorkshopState): WorkshopState => ({
  ...structuredClone(rest),
  opening,
});

/** Every event of a history, with the states before and after it. */
function eachEvent(
  events: readonly WorkshopEvent[],
  look: (event: WorkshopEvent, before: WorkshopState, after: WorkshopState) => void,
): void {
  let state = emptyWorkshop('w1');
  for (const event of events) {
    const before = copyOf(state);
    state = evolveWorkshop(state, event);
    look(event, before, state);
  }
}

/** Said twice, these are the same wish. */
const once = new Set<WorkshopIntent['type']>([
  'open',
  'end',
  'join',
  'ready',
  'pause',
  'resume',
  'handOver',
  'openPillar',
  'startExercise',
  'skipHolder',
  'markContribution',
  'unmarkContribution',
  'keepIdeas',
  'setForeword',
  'withdrawContribution',
  'collect',
]);

const decide = (run: WorkshopRun, intent: WorkshopIntent, by = eve) =>
  decideWorkshop(run.state, intent, run.context(by));

describe('a workshop’s events', () => {
  it('change their own part of it and leave the others alone', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        eachEvent(play(history).events, (event, before, after) => {
          const allowed: readonly string[] = partsFor(event.type);
          expect(changed(before, after).filter((part) => !allowed.includes(part))).toEqual([]);
        });
      }),
      runs,
    );
  });

  it('of channels, messages and threads never change what the workshop is', () => {
    const key = fc.constantFrom('mot', 'thread:traces', 'constructor');
    const placement: fc.Arbitrary<WorkshopEvent> = fc.oneof(
      fc.record({
        type: fc.constant('post.begun' as const),
        key,
        channel: fc.string(),
        at: fc.nat(),
      }),
      fc.record({
        type: fc.constant('post.placed' as const),
        key,
        channel: fc.string(),
        message: fc.string(),
        revision: fc.string(),
      }),
      fc.record({ type: fc.constantFrom('post.removed' as const, 'thread.lost' as const), key }),
      fc.record({ type: fc.constant('thread.opened' as const), key, channel: fc.string() }),
    );
    fc.assert(
      fc.property(anyHistory, fc.array(placement), (history, placed) => {
        const run = play(history);
        const before = copyOf(run.state);
        const { placement: _shown, ...after } = placed.reduce(evolveWorkshop, run.state);
        const { placement: _empty, ...same } = before;
        expectSame(after, same);
      }),
      runs,
    );
  });
});

describe('saying twice', () => {
  it('what is wished once changes nothing the second time', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history.slice(0, -1));
        const last = history.at(-1);
        if (last === undefined || !once.has(last.intent.type)) return;
        if (!run.try(last.by, last.intent).ok) return;
        const again = decide(run, last.intent, last.by);
        expect(again.ok ? again.value : []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('that the channel is gone records it once, and ends the workshop once', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        if (run.state.opening === null) return;
        const { closedAt, summaryAsked } = run.state;
        run.do(eve, { type: 'loseChannel' });
        expect(run.state).toMatchObject({
          channelGone: true,
          closedAt: closedAt ?? run.now,
          summaryAsked,
        });
        run.wait(1);
        expect(decide(run, { type: 'loseChannel' })).toEqual({ ok: true, value: [] });
      }),
      runs,
    );
  });
});

describe('a refusal', () => {
  it('is the same however often one asks', () => {
    fc.assert(
      fc.property(anyHistory, anyAttempt, (history, { by, intent }) => {
        const run = play(history);
        const refused = decide(run, intent, by);
        if (!refused.ok) expectSame(decide(run, intent, by), refused);
      }),
      runs,
    );
  });
});

const withdrawAll = (id: string) => ({ type: 'withdrawAll' as const, id });
const entries = (run: WorkshopRun) => Object.values(run.state.boards.contributions);
const active = (run: WorkshopRun) => entries(run).filter(({ withdrawn }) => !withdrawn);

describe('withdrawing everything', () => {
  it.each([
    ['c1', ['c2', 'c4']],
    ['c4', ['c1', 'c3']],
  ])('never tells who wrote without a name: with %s, of the same person, %j stay', (id, stay) => {
    const silent = { anonymous: true };
    const run = underWay()
      .do(bo, idea('un'), idea('deux', silent), idea('trois'), idea('quatre', silent))
      .do(ada, withdrawAll(id));
    expect(active(run).map((entry) => entry.id)).toEqual(stay);
  });

  it('takes what one person signed, or what they did not, and nothing of anybody else', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, choice) => {
        const run = play(history);
        const before = active(run);
        const one = before[choice % Math.max(1, before.length)];
        if (one === undefined) return;
        run.do(eve, withdrawAll(one.id));
        expectSame(
          active(run),
          before.filter(
            ({ author, anonymous }) => author !== one.author || anonymous !== one.anonymous,
          ),
        );
      }),
      runs,
    );
  });

  it('leaves no word of anybody once it was done for each, not even among the ideas', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        for (const { id } of active(run)) run.try(eve, withdrawAll(id));
        expect(active(run)).toEqual([]);
        expect(run.state.highlights.kept).toEqual([]);
        for (const entry of entries(run)) {
          expect(entry.values).toEqual({});
          expect(entry).not.toHaveProperty('words');
        }
      }),
      runs,
    );
  });

  it('asks for the summary again once, however much it takes, if there was one to update', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        const [one] = active(run);
        if (one === undefined) return;
        const { summaryAsked } = run.state;
        run.do(eve, withdrawAll(one.id));
        expect(run.state.summaryAsked).toBe(summaryAsked === 0 ? 0 : summaryAsked + 1);
      }),
      runs,
    );
  });
});
