import { describe, expect, it } from 'vitest';
import { evolveRecap } from '../../../src/recap/domain/fold.ts';
import { recordRecap } from '../../../src/recap/domain/recording.ts';
import { emptyRecap, recapKey } from '../../../src/recap/domain/state.ts';
import { fridays, placed, RecapRun, removed } from '../../support/any-recap.ts';
import { bot, participant } from '../../support/people.ts';

const friday = fridays[0]?.at ?? 0;
const week = '2026-W05';
const hour = 60 * 60_000;

/** A recap that was begun at its moment. */
function begun(): RecapRun {
  const run = new RecapRun().schedule();
  run.now = friday;
  run.begin();
  return run;
}

describe('a recap on its way', () => {
  it('counts as posted before its message is noted: either alone leaves no second one to send', () => {
    const { state } = begun();
    const events = recordRecap(state, placed(week), friday);
    expect(events.map(({ type }) => type)).toEqual(['recap.posted', 'recap.shown']);
    const half = events.slice(0, 1).reduce(evolveRecap, state);
    expect(half).toMatchObject({ pending: null, done: week, recaps: [{ week, at: friday }] });
  });

  it('keeps where it stands, and is not posted again by the same news', () => {
    const run = begun();
    run.note(placed(week));
    expect(run.note(placed(week))).toEqual(['recap.shown']);
    expect(run.state.recaps).toMatchObject([
      { week, placement: { posts: { [recapKey]: { message: `m-${week}` } } } },
    ]);
  });

  it('stays the week’s recap when somebody deletes its message', () => {
    const run = begun();
    run.note(placed(week));
    expect(run.note(removed(week))).toEqual(['recap.shown']);
    expect(run.state.recaps).toMatchObject([{ week, placement: { posts: {} } }]);
    expect(run.begin()).toBeUndefined();
  });

  it('that could not be posted is skipped, and may still be asked for in its week', () => {
    const run = begun();
    run.note({ type: 'fail', week, what: { channel: 'c', permission: 'send' } });
    expect(run.note(removed(week))).toEqual(['recap.skipped']);
    expect(run.state).toMatchObject({
      pending: null,
      problem: null,
      done: '',
      skipped: { week, due: friday, reason: 'failed' },
    });
    expect(run.begin()).toBeUndefined();
    run.ask();
    expect(run.begin()).toBe(week);
  });

  it('that may stand where Palabre cannot look is its week’s, so that nobody reads two', () => {
    const run = begun();
    run.note(removed(week, true));
    expect(run.state).toMatchObject({ done: week, skipped: { inDoubt: true }, recaps: [] });
    run.now += hour;
    run.schedule('d');
    expect(run.begin()).toBeUndefined();
  });

  it('that nobody wants any more is dropped without a word, unless it may stand somewhere', () => {
    const run = begun();
    run.try({ type: 'stop' });
    expect(run.note(removed(week))).toEqual(['recap.dropped']);
    expect(run.state).toMatchObject({ pending: null, skipped: null, done: '' });
    const other = begun();
    other.try({ type: 'stop' });
    expect(other.note(removed(week, true))).toEqual(['recap.skipped']);
    expect(other.state.done).toBe(week);
  });
});

describe('a recap that is asked for once its week is over', () => {
  it('never brings back the weeks since, which had theirs', () => {
    const run = new RecapRun().schedule();
    run.now = fridays[2]?.at ?? 0;
    run.post('2026-W07').post('2026-W06');
    expect(run.state).toMatchObject({ done: '2026-W07', recaps: [{}, { week: '2026-W06' }] });
    expect(run.begin()).toBeUndefined();
  });
});

describe('a recap that was skipped', () => {
  it.each([
    ['Palabre was away', false, 'away'],
    ['it could not be posted', true, 'failed'],
  ])('says whether %s', (_, failing, reason) => {
    const run = failing ? begun() : new RecapRun().schedule();
    run.note({ type: 'skip', week, due: friday });
    expect(run.state.skipped).toEqual({ week, due: friday, reason });
  });

  it('is remembered until the next one is posted', () => {
    const run = new RecapRun().schedule();
    run.now = friday;
    run.note({ type: 'skip', week, due: friday });
    run.now = fridays[1]?.at ?? 0;
    expect(run.begin()).toBe('2026-W06');
    expect(run.state.skipped).not.toBeNull();
    run.note(placed('2026-W06'));
    expect(run.state.skipped).toBeNull();
  });

  it('takes the request with it that it was asked for by, and no later one', () => {
    const run = new RecapRun();
    run.ask();
    const due = run.now;
    run.note({ type: 'skip', week: '2026-W04', due: due - 1 });
    expect(run.state.asked).not.toBeNull();
    run.note({ type: 'skip', week: '2026-W04', due });
    expect(run.state.asked).toBeNull();
  });
});

const gone = (channel: string) => ({ type: 'channelGone' as const, channel, week });

describe('a channel that was deleted', () => {
  it('stops what was to be sent there, and says why until it is scheduled elsewhere', () => {
    const run = new RecapRun().schedule();
    expect(run.note(gone('c'))).toEqual(['recap.stopped', 'recap.failed']);
    expect(run.state).toMatchObject({
      schedule: null,
      problem: { week, what: { channel: 'c', gone: true }, stopped: true },
    });
    run.schedule('d');
    expect(run.state.problem).toBeNull();
  });

  it('also stops a recap that was asked for there, until the next is asked for', () => {
    const run = new RecapRun();
    run.ask();
    run.note(gone('c'));
    expect(run.state).toMatchObject({ asked: null, problem: { stopped: true } });
    run.ask(run.week, 'd');
    expect(run.state).toMatchObject({ asked: { channel: 'd' }, problem: null });
  });

  it('is nothing to the recaps of another channel, and is told of once', () => {
    const run = new RecapRun().schedule();
    expect(run.note(gone('d'))).toEqual([]);
    run.note(gone('c'));
    expect(run.note(gone('c'))).toEqual([]);
    expect(emptyRecap().problem).toBeNull();
  });
});

describe('a workshop that was left out', () => {
  it('is told of once, with the channel of that first recap', () => {
    const run = new RecapRun();
    run.note({ type: 'leftOut', channel: 'c', workshops: ['w1', 'constructor'] });
    expect(run.note({ type: 'leftOut', channel: 'd', workshops: ['w1', 'w2'] })).toEqual([
      'recap.leftOut',
    ]);
    expect(run.state.leftOut).toEqual({ w1: 'c', constructor: 'c', w2: 'd' });
  });
});

describe('who may ask what of recaps', () => {
  const stop = { type: 'stop' } as const;

  it('is facilitators, and nobody who is no person', () => {
    const run = new RecapRun().schedule();
    expect(run.try(stop, participant('bo'))).toEqual({ ok: false, error: { kind: 'mayNotRecap' } });
    expect(run.try(stop, { ...bot, moderates: true })).toEqual({
      ok: false,
      error: { kind: 'notAPerson' },
    });
    expect(run.state.schedule).not.toBeNull();
  });

  it('stops once', () => {
    const run = new RecapRun().schedule();
    expect(run.try(stop).ok).toBe(true);
    expect(run.try(stop)).toEqual({ ok: false, error: { kind: 'recapNotScheduled' } });
  });

  it('is told where and when the week’s recap was posted', () => {
    const run = begun();
    run.note(placed(week));
    run.now += hour;
    expect(run.ask()).toEqual({
      ok: false,
      error: { kind: 'recapPosted', at: friday, channel: 'c' },
    });
  });
});
