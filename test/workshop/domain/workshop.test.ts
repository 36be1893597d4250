import { describe, expect, it } from 'vitest';
import { facilitates, type WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import { isOpen } from '../../../src/workshop/domain/state.ts';
import { evolveWorkshop } from '../../../src/workshop/domain/fold.ts';
import { isWithdrawing } from '../../../src/workshop/domain/intents.ts';
import { bot, moderator, oddIds, participant } from '../../support/people.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
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
} from '../../support/workshops.ts';

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
  const index = sampleTemplate.steps.findIndex(({ id }) => id === step);
  return run.do(ada, ...sampleTemplate.steps.slice(0, index).map(() => next));
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

  it.each([bot, participant(''), participant('__proto__')])('is for people only: %j', (by) => {
    expect(new WorkshopRun().verdict(by, openIntent)).toBe('notAPerson');
  });
});

describe('facilitating', () => {
  it.each(facilitation)('is not for participants: %j', (intent) => {
    const run = underWay();
    expect(run.try(bo, intent)).toEqual({
      ok: false,
      error: { kind: 'notFacilitator', facilitators: ['ada'] },
    });
  });

  it('is for the person who opened the workshop and for the platform’s moderators', () => {
    for (const by of [ada, moderator('bo')]) {
      expect(facilitates(openedByAda().state, by)).toBe(true);
      expect(openedByAda().verdict(by, next)).toBe('allowed');
    }
  });

  it('is handed over to somebody who can hand it over in turn, without losing it', () => {
    const run = openedByAda().do(ada, { type: 'handOver', to: bo });
    run.do(bo, next, { type: 'handOver', to: chi });
    run.do(chi, next);
    expect(run.verdict(ada, next)).toBe('allowed');
    expect(run.state.facilitators).toEqual(['ada', 'bo', 'chi']);
  });

  it.each([
    ['somebody who already facilitates', ada, { kind: 'alreadyFacilitator', person: 'ada' }],
    ['a bot', bot, { kind: 'notAPerson' }],
    ['nobody', participant(''), { kind: 'notAPerson' }],
  ])('is not handed over to %s', (_, to, error) => {
    expect(openedByAda().try(ada, { type: 'handOver', to })).toEqual({ ok: false, error });
  });
});

describe('going through the agenda', () => {
  it('starts the time of a step that has one, and clears it otherwise', () => {
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
    const run = arrivedAt('retour').do(ada, back);
    expect(run.step).toBe('exercice-1');
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
    expect(run.state.timebox).toMatchObject({ minutes: 20, endsAt: run.now + 20 * 60_000 });
  });
});

describe('a pillar', () => {
  it('opens its board, once, at any step', () => {
    const run = openedByAda().do(ada, open('sharing'));
    expect(run.state).toMatchObject({ pillars: ['sharing'], boards: { opened: ['traces'] } });
    expect(run.verdict(ada, open('sharing'))).toBe('pillarAlreadyOpen');
  });

  it.each(['community', ...oddIds])('that is not in the template is unknown: %j', (pillar) => {
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

  it('can be started after its step, from where the agenda goes on', () => {
    const run = arrivedAt('sondage').do(ada, start('cercles'), next);
    expect(run.step).toBe('retour');
  });

  it('needs no duration: the time a facilitator gave its step stays', () => {
    const run = arrivedAt('exercice-2').do(ada, { type: 'extend', minutes: 5 }, start('futurs'));
    expect(run.state.timebox).toMatchObject({ minutes: 5 });
    expect(openedByAda().do(ada, start('futurs')).state.timebox).toBeNull();
  });

  it('starts once', () => {
    expect(underWay().verdict(ada, start('cercles'))).toBe('exerciseAlreadyStarted');
  });

  it.each(['exercice-1', ...oddIds])('that is not in the template is unknown: %j', (id) => {
    expect(openedByAda().verdict(ada, start(id))).toBe('exerciseUnknown');
  });
});

describe('the people of a workshop', () => {
  it('are those who join, once, under the name they came with', () => {
    const run = openedByAda().do(bo, { type: 'join' });
    expect(run.try({ ...bo, name: 'Bobo' }, { type: 'join' })).toEqual({ ok: true, value: [] });
    run.do(ada, { type: 'giveStick', to: { ...bo, name: 'Bobo' } });
    expect(run.state.people).toEqual({ bo: 'bo' });
  });

  it.each(oddIds.filter((id) => id !== '' && id !== '__proto__'))('can have any id: %j', (id) => {
    const run = openedByAda().do(participant(id), { type: 'join' });
    expect(Object.entries(run.state.people)).toEqual([[id, id]]);
  });

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
  ])('also include those who %s', (_, run, people) => {
    expect(Object.keys(run.state.people)).toEqual(people);
  });

  it('don’t change with an anonymous contribution, written, edited or withdrawn', () => {
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
  it('goes from person to person, with the facilitator’s help', () => {
    const run = arrivedAt('tour').do(bo, introduce(chi));
    expect(run.verdict(ada, introduce())).toBe('stickElsewhere');
    run.do(ada, { type: 'skipHolder' }, { type: 'giveStick', to: ada }).do(ada, introduce());
    expect(run.state.goRound).toMatchObject({ holder: null, absent: ['chi'] });
  });
});

describe('ending', () => {
  it('closes the workshop, stops the time and requests the summary', () => {
    const run = arrivedAt('tour').do(ada, end);
    expect(run.state).toMatchObject({ closedAt: run.now, timebox: null, summaryAsked: 1 });
    expect(isOpen(run.state)).toBe(false);
  });

  const over = participation.filter(
    (intent) => !isWithdrawing(intent) && intent.type !== 'editContribution',
  );

  it.each([...facilitation.slice(0, -1), ...over])('is final: %j', (intent) => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, end);
    const at = run.now;
    run.wait(5);
    const error = { kind: 'workshopClosed', at };
    expect(run.try(moderator('bo'), intent)).toEqual({ ok: false, error });
  });

  it('still lets facilitators request the summary again', () => {
    const run = openedByAda().do(ada, end, { type: 'askSummary' });
    expect(run.state.summaryAsked).toBe(2);
    expect(run.verdict(bo, { type: 'askSummary' })).toBe('notFacilitator');
  });

  const withdrawal = { type: 'withdrawContribution', id: 'c1' } as const;

  it('lets authors withdraw what they wrote, which updates the summary', () => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, end);
    expect(run.verdict(chi, withdrawal)).toBe('notYourContribution');
    run.do(bo, withdrawal);
    expect(JSON.stringify(run.state)).not.toContain('jardin');
    expect(run.state.summaryAsked).toBe(2);
    expect(run.verdict(bo, withdrawal)).toBe('contributionUnknown');
  });

  const corrected = { values: { idee: 'un potager' }, anonymous: false };

  it('lets authors correct what they wrote, which updates the summary and says when', () => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, end);
    expect(run.state.summaryUpdatedAt).toBeUndefined();
    run.wait(5);
    const correction = { type: 'editContribution', id: 'c1', ...corrected } as const;
    expect(run.verdict(chi, correction)).toBe('notYourContribution');
    run.do(bo, correction);
    expect(JSON.stringify(run.state)).not.toContain('jardin');
    expect(run.state).toMatchObject({ summaryAsked: 2, summaryUpdatedAt: run.now });
  });

  it('lets whoever introduced themself correct that or take it back, and nobody else begin', () => {
    const run = arrivedAt('tour').do(bo, introduce()).do(ada, end);
    expect(run.verdict(chi, introduce())).toBe('workshopClosed');
    run.do(bo, introduce());
    expect(run.state.summaryAsked).toBe(2);
    run.do(bo, { type: 'withdrawIntroduction' });
    expect(run.state).toMatchObject({ summaryAsked: 3, goRound: { introductions: [] } });
    expect(run.verdict(bo, { type: 'withdrawIntroduction' })).toBe('notIntroduced');
  });

  it('lets a facilitator withdraw everything one person wrote at once', () => {
    const run = underWay().do(bo, idea('un jardin'), idea('un banc')).do(ada, end);
    const all = { type: 'withdrawAll', id: 'c1' } as const;
    expect(run.verdict(bo, all)).toBe('notFacilitator');
    run.do(ada, all);
    expect(JSON.stringify(run.state)).not.toMatch(/jardin|banc/u);
    expect(run.state.summaryAsked).toBe(2);
  });

  it('updates no summary that nobody requested', () => {
    const run = underWay().do(bo, idea('un jardin'), withdrawal);
    expect(run.state.summaryAsked).toBe(0);
  });

  it('updates a summary that was posted before the end', () => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, { type: 'askSummary' });
    run.do(bo, withdrawal);
    expect(run.state.summaryAsked).toBe(2);
  });

  it('happens by itself when the channel is deleted, without a summary, and is final', () => {
    const run = underWay().do(bo, idea('un jardin'));
    run.do(ada, { type: 'loseChannel' });
    expect(run.events.slice(-2)).toEqual([
      { type: 'timebox.cleared' },
      { type: 'workshop.closed', at: run.now, because: 'channelGone' },
    ]);
    expect(run.state).toMatchObject({ closedAt: run.now, channelGone: true, summaryAsked: 0 });
    expect(run.try(ada, { type: 'loseChannel' })).toEqual({ ok: true, value: [] });
    run.do(bo, withdrawal);
    expect(run.state.summaryAsked).toBe(0);
  });

  it('remembers a channel deleted after it', () => {
    const run = underWay().do(bo, idea('un jardin')).do(ada, end);
    const { closedAt } = run.state;
    run.wait(5);
    run.do(ada, { type: 'loseChannel' });
    expect(run.state).toMatchObject({ closedAt, channelGone: true });
    run.do(bo, withdrawal);
    expect(run.state.summaryAsked).toBe(1);
  });

  it('still lets cards be posted and removed', () => {
    const run = openedByAda().do(ada, end);
    const place = { channel: 'salon', message: 'm1', revision: 'r1' };
    evolveWorkshop(run.state, { type: 'post.begun', key: 'mot', channel: 'salon', at: 1 });
    evolveWorkshop(run.state, { type: 'post.placed', key: 'bilan', ...place });
    evolveWorkshop(run.state, { type: 'thread.opened', key: 'thread:traces', channel: 'fil' });
    expect(run.state.placement).toEqual({
      begun: { mot: { channel: 'salon', at: 1 } },
      posts: { bilan: place },
      threads: { 'thread:traces': 'fil' },
    });
  });
});
