import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallTemplate } from '../support/small-template.ts';
import { facilitates, type WorkshopIntent } from '../../src/domain/workshop.ts';
import {
  emptyWorkshop,
  evolveWorkshop,
  isOpen,
  workshopEventSchema,
  workshopStateSchema,
  type WorkshopState,
} from '../../src/domain/workshop-state.ts';
import { anyAttempt, anyHistory, anyId, play } from '../support/any-intent.ts';
import { bot, moderator, oddIds, participant } from '../support/people.ts';
import { expectSame, throughJson } from '../support/same.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openedByAda,
  openIntent,
  underWay,
  WorkshopRun,
} from '../support/workshops.ts';

const next: WorkshopIntent = { type: 'next', skipOptional: false };
const back: WorkshopIntent = { type: 'back' };
const end: WorkshopIntent = { type: 'end' };
const start = (exercise: string): WorkshopIntent => ({ type: 'startExercise', exercise });
const open = (pillar: string): WorkshopIntent => ({ type: 'openPillar', pillar });
const introduce = (passTo?: typeof bo): WorkshopIntent => ({
  type: 'introduce',
  introduction: { name: 'Un nom', organisation: '', word: 'lien', passTo },
});

/** A workshop that went on until this step. */
function arrivedAt(step: string): WorkshopRun {
  const run = openedByAda();
  while (run.step !== step) run.do(ada, next);
  return run;
}

const facilitation: WorkshopIntent[] = [
  next,
  back,
  { type: 'extend', minutes: 5 },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'handOver', to: chi },
  end,
  open('sharing'),
  start('cercles'),
  { type: 'giveStick', to: bo },
  { type: 'skipHolder' },
  { type: 'askSummary' },
];
const participation: WorkshopIntent[] = [
  { type: 'join' },
  introduce(),
  idea('un jardin'),
  { type: 'editContribution', id: 'c1', values: { idee: 'x' }, anonymous: false },
  { type: 'withdrawContribution', id: 'c1' },
  collecting(),
];

describe('opening', () => {
  it('arrives at the first step, with its opener as facilitator', () => {
    const run = openedByAda();
    expect(run.step).toBe('accueil');
    expect(run.state.facilitators).toEqual(['ada']);
    expect(run.opened().opening).toMatchObject({ facilitator: 'ada', at: run.now });
    expect(isOpen(run.state)).toBe(true);
  });

  it('happens once', () => {
    expect(openedByAda().verdict(ada, openIntent)).toBe('workshopExists');
    expect(openedByAda().do(ada, end).verdict(ada, openIntent)).toBe('workshopExists');
  });

  it.each([...facilitation, ...participation])('comes before anything else: %j', (intent) => {
    expect(new WorkshopRun().verdict(moderator('eve'), intent)).toBe('noWorkshop');
  });

  it.each([bot, participant(''), participant('__proto__')])('is a person’s: %j', (by) => {
    expect(new WorkshopRun().verdict(by, openIntent)).toBe('notAPerson');
  });
});

describe('facilitating', () => {
  it.each(facilitation)('is not for a participant: %j', (intent) => {
    const run = underWay();
    expect(run.try(bo, intent)).toEqual({
      ok: false,
      error: { kind: 'notFacilitator', facilitators: ['ada'] },
    });
  });

  it('is for who opened the workshop and for whom the platform lets moderate', () => {
    for (const by of [ada, moderator('bo')]) {
      expect(facilitates(openedByAda().state, by)).toBe(true);
      expect(openedByAda().verdict(by, next)).toBe('allowed');
    }
  });

  it('is handed over to someone who may hand it over in turn, without losing it', () => {
    const run = openedByAda().do(ada, { type: 'handOver', to: bo });
    run.do(bo, next, { type: 'handOver', to: chi });
    run.do(chi, next);
    expect(run.verdict(ada, next)).toBe('allowed');
    expect(run.state.facilitators).toEqual(['ada', 'bo', 'chi']);
  });

  it.each([
    ['who already has it', ada, { kind: 'alreadyFacilitator', person: 'ada' }],
    ['a program', bot, { kind: 'notAPerson' }],
    ['nobody', participant(''), { kind: 'notAPerson' }],
  ])('is not handed over to %s', (_, to, error) => {
    expect(openedByAda().try(ada, { type: 'handOver', to })).toEqual({ ok: false, error });
  });
});

describe('going through the agenda', () => {
  it('starts the time of a step that has one, and clears it where there is none', () => {
    const run = arrivedAt('tour');
    expect(run.state.timebox).toEqual({ minutes: 15, endsAt: run.now + 15 * 60_000 });
    run.do(ada, next);
    expect(run.state.timebox).toBeNull();
  });

  it('lets an exercise wait for its own start', () => {
    const run = arrivedAt('exercice-1');
    expect(run.state).toMatchObject({ timebox: null, exercises: [], boards: { opened: [] } });
  });

  it('opens the board of a debrief and attaches the poll of a vote', () => {
    expect(arrivedAt('retour').state.boards.opened).toEqual(['retours']);
    expect(arrivedAt('sondage').state.polls).toEqual({ sondage: 'w1-sondage' });
  });

  it('comes to the same board and the same poll the second time', () => {
    const run = arrivedAt('sondage').do(ada, back, next);
    expect(run.state.polls).toEqual({ sondage: 'w1-sondage' });
    const debrief = arrivedAt('retour').do(ada, back, next);
    expect(debrief.state.boards.opened).toEqual(['retours']);
  });

  it('clears the time on the way back', () => {
    const run = arrivedAt('tour').do(ada, next, back);
    expect(run.step).toBe('tour');
    expect(run.state.timebox).toBeNull();
  });

  it('has a beginning and an end', () => {
    expect(openedByAda().verdict(ada, back)).toBe('atFirstStep');
    expect(arrivedAt('au-revoir').verdict(ada, next)).toBe('atLastStep');
  });

  it('lets the facilitator extend, pause and resume the time of the step', () => {
    const run = arrivedAt('tour').do(ada, { type: 'extend', minutes: 5 }, { type: 'pause' });
    run.wait(30);
    run.do(ada, { type: 'resume' });
    expect(run.state.timebox).toEqual({ minutes: 20, endsAt: run.now + 20 * 60_000 });
  });
});

describe('a pillar', () => {
  it('opens its board, once, whatever the step', () => {
    const run = openedByAda().do(ada, open('sharing'));
    expect(run.state).toMatchObject({ pillars: ['sharing'], boards: { opened: ['traces'] } });
    expect(run.verdict(ada, open('sharing'))).toBe('pillarAlreadyOpen');
  });

  it.each(['community', ...oddIds])('that the template does not have is unknown: %j', (pillar) => {
    expect(openedByAda().verdict(ada, open(pillar))).toBe('pillarUnknown');
  });
});

describe('an exercise', () => {
  it('opens its boards and starts its time at its step', () => {
    const run = arrivedAt('exercice-1').do(ada, start('cercles'));
    expect(run.state.boards.opened).toEqual(['proches', 'lointains']);
    expect(run.state.timebox).toMatchObject({ minutes: 20 });
    expect(run.state.agenda.trail.filter((id) => id === 'exercice-1')).toHaveLength(1);
  });

  it('brings the agenda along when started from elsewhere, and back again', () => {
    const run = openedByAda().do(ada, start('cercles'));
    expect(run.step).toBe('exercice-1');
    expect(run.state.timebox).toMatchObject({ minutes: 20 });
    run.do(ada, back);
    expect(run.step).toBe('accueil');
  });

  it('may be taken up after its step was passed, from where the agenda goes on', () => {
    const run = arrivedAt('sondage').do(ada, start('cercles'), next);
    expect(run.step).toBe('retour');
  });

  it('needs no time: what the facilitator gave its step stays', () => {
    const run = arrivedAt('exercice-2').do(ada, { type: 'extend', minutes: 5 }, start('futurs'));
    expect(run.state.timebox).toMatchObject({ minutes: 5 });
    expect(openedByAda().do(ada, start('futurs')).state.timebox).toBeNull();
  });

  it('starts once', () => {
    expect(underWay().verdict(ada, start('cercles'))).toBe('exerciseAlreadyStarted');
  });

  it.each(['exercice-1', ...oddIds])('that the template does not have is unknown: %j', (id) => {
    expect(openedByAda().verdict(ada, start(id))).toBe('exerciseUnknown');
  });
});

describe('the people of a workshop', () => {
  it('are those who join, once, under the name they came with', () => {
    const run = openedByAda().do(bo, { type: 'join' });
    expect(run.try({ ...bo, name: 'Bobo' }, { type: 'join' })).toEqual({ ok: true, value: [] });
    expect(run.state.people).toEqual({ bo: 'bo' });
  });

  it.each(oddIds.filter((id) => id !== '' && id !== '__proto__'))(
    'may be called anything: %j',
    (id) => {
      const run = openedByAda().do(participant(id), { type: 'join' });
      expect(Object.entries(run.state.people)).toEqual([[id, id]]);
    },
  );

  it.each<[string, WorkshopRun, string[]]>([
    [
      'introduce themself or receive the stick',
      openedByAda().do(bo, introduce(chi)),
      ['bo', 'chi'],
    ],
    ['are given the stick', openedByAda().do(ada, { type: 'giveStick', to: chi }), ['chi']],
    ['sign a contribution', underWay().do(bo, idea('un jardin')), ['bo']],
    ['wrote what is collected', underWay().do(chi, collecting({ author: bo })), ['bo']],
    [
      'sign what they first left unsigned',
      underWay().do(bo, idea('un jardin', { anonymous: true }), {
        type: 'editContribution',
        id: 'c1',
        values: { idee: 'un jardin' },
        anonymous: false,
      }),
      ['bo'],
    ],
  ])('are also those who %s', (_, run, people) => {
    expect(Object.keys(run.state.people)).toEqual(people);
  });

  it('are not told by an anonymous contribution, written, edited or withdrawn', () => {
    const run = underWay().do(
      bo,
      idea('un jardin', { anonymous: true }),
      { type: 'editContribution', id: 'c1', values: { idee: 'un four' }, anonymous: true },
      { type: 'withdrawContribution', id: 'c1' },
    );
    expect(run.state.people).toEqual({});
  });
});

describe('the talking stick', () => {
  it('goes from hand to hand, the facilitator helping', () => {
    const run = arrivedAt('tour').do(bo, introduce(chi));
    expect(run.verdict(ada, introduce())).toBe('stickElsewhere');
    run.do(ada, { type: 'skipHolder' }, { type: 'giveStick', to: ada }).do(ada, introduce());
    expect(run.state.goRound).toMatchObject({ holder: null, absent: ['chi'] });
  });
});

describe('ending', () => {
  it('closes the workshop, stops the time and asks for the summary', () => {
    const run = arrivedAt('tour').do(ada, end);
    expect(run.state).toMatchObject({ closedAt: run.now, timebox: null, summaryAsked: 1 });
    expect(isOpen(run.state)).toBe(false);
  });

  it.each([...facilitation.slice(0, -1), ...participation])('ends it for good: %j', (intent) => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, end);
    const at = run.now;
    run.wait(5);
    const error = { kind: 'workshopClosed', at };
    expect(run.try(moderator('bo'), intent)).toEqual({ ok: false, error });
  });

  it('leaves the summary to be asked for again, by who facilitates', () => {
    const run = openedByAda().do(ada, end, { type: 'askSummary' });
    expect(run.state.summaryAsked).toBe(2);
    expect(run.verdict(bo, { type: 'askSummary' })).toBe('notFacilitator');
  });

  it('lets cards still be posted and removed', () => {
    const run = openedByAda().do(ada, end);
    const place = { channel: 'salon', message: 'm1', revision: 'r1' };
    evolveWorkshop(run.state, { type: 'post.placed', key: 'bilan', ...place });
    evolveWorkshop(run.state, { type: 'thread.opened', key: 'thread:traces', channel: 'fil' });
    expect(run.state.placement).toEqual({
      posts: { bilan: place },
      threads: { 'thread:traces': 'fil' },
    });
  });
});

const facilitatorTypes = new Set<string>(facilitation.map(({ type }) => type));

describe('whatever people do', () => {
  const runs = { numRuns: 300 };

  it('no attempt throws, changes the state while deciding, or is decided without an answer', () => {
    fc.assert(
      fc.property(anyHistory, anyAttempt, (history, { by, intent }) => {
        const run = play(history);
        const before = JSON.stringify(run.state);
        const shadow = new WorkshopRun();
        shadow.state = structuredClone(run.state);
        const decided = shadow.try(by, intent);
        expect(decided).toHaveProperty(decided.ok ? 'value' : 'error.kind');
        expect(JSON.stringify(run.state)).toBe(before);
        if (!decided.ok) expectSame(shadow.state, run.state);
      }),
      runs,
    );
  });

  it('only the opener, whoever was handed over to and moderators do what facilitators do', () => {
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
      runs,
    );
  });

  it('whoever is handed over to can facilitate, even from the next attempt on', () => {
    fc.assert(
      fc.property(anyHistory, anyId, (history, id) => {
        const run = play(history);
        const handed = run.try(moderator('eve'), { type: 'handOver', to: participant(id) });
        if (!handed.ok) return;
        expect(run.verdict(participant(id), { type: 'extend', minutes: 1 })).toBe('allowed');
      }),
      runs,
    );
  });

  it('a closed workshop changes in nothing but the summaries asked for', () => {
    const settled = ({ summaryAsked: _, ...rest }: WorkshopState) => structuredClone(rest);
    fc.assert(
      fc.property(anyHistory, fc.array(anyAttempt, { maxLength: 30 }), (history, later) => {
        const run = play(history);
        if (!run.try(moderator('eve'), end).ok) return;
        const before = settled(run.state);
        for (const { by, intent } of later) run.try(by, intent);
        expectSame(settled(run.state), before);
      }),
      runs,
    );
  });

  it('as many steps back as forward lead to the step one left from', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.boolean(), { maxLength: 20 }), (history, skips) => {
        const run = play(history);
        const from = run.step;
        const forward = skips.filter(
          (skipOptional) => run.try(ada, { type: 'next', skipOptional }).ok,
        ).length;
        for (let step = 0; step < forward; step += 1) run.do(ada, back);
        expect(run.step).toBe(from);
      }),
      runs,
    );
  });

  it('the agenda stands at a step of the template once it is open', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const run = play(history);
        const ids = smallTemplate.steps.map(({ id }) => id);
        if (run.state.opening !== null) expect(ids).toContain(run.step);
      }),
      runs,
    );
  });

  it('what was recorded reads back, and folds to the same workshop from the start or a snapshot', () => {
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
      runs,
    );
  });
});
