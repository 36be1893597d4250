import { describe, expect, it } from 'vitest';
import { decideRecap } from '../../../src/recap/domain/recap.ts';
import { recordRecap } from '../../../src/recap/domain/recording.ts';
import type { RecapIntent, RecapNews } from '../../../src/recap/domain/intents.ts';
import {
  lateLimitMs,
  nextRecap,
  type DueRecap,
  type RecapMoment,
} from '../../../src/recap/domain/due.ts';
import { evolveRecap } from '../../../src/recap/domain/fold.ts';
import type { RecapOutline } from '../../../src/recap/domain/outline.ts';
import {
  emptyRecap,
  recapKey,
  recapsKept,
  type RecapSchedule,
} from '../../../src/recap/domain/state.ts';
import { moderator, participant } from '../../support/people.ts';

const week = 7 * lateLimitMs;
/** Weeks of a calendar of its own: the first moment is 1000 in the fifth week. */
const momentOf = (index: number): RecapMoment => ({
  week: `2026-W${String(index + 5).padStart(2, '0')}`,
  at: 1_000 + index * week,
});
const moments = [0, 1, 2, 3].map(momentOf);

const schedule: RecapSchedule = {
  day: 'friday',
  time: '17:00',
  timezone: 'UTC',
  channel: 'c',
  locale: 'fr',
  whenEmpty: 'line',
};
const outline: RecapOutline = {
  from: 0,
  until: 1_000,
  moved: [],
  voices: 0,
  quotes: [],
  echoes: [],
  unanswered: [],
  moreUnanswered: 0,
  polls: [],
  next: [],
  weeks: [],
};

const isTimezone = (name: string): boolean => name !== 'Nowhere';

class Run {
  now = 0;
  readonly state = emptyRecap();

  ask(intent: RecapIntent, by = moderator('ada')) {
    const decided = decideRecap(this.state, intent, { now: this.now, by, isTimezone });
    for (const event of decided.ok ? decided.value : []) evolveRecap(this.state, event);
    return decided.ok ? 'done' : decided.error.kind;
  }

  note(news: RecapNews): number {
    const events = recordRecap(this.state, news, this.now);
    for (const event of events) evolveRecap(this.state, event);
    return events.length;
  }

  next(now = this.now) {
    this.now = now;
    return nextRecap(this.state, moments, now);
  }

  due(now = this.now): DueRecap {
    const step = this.next(now);
    if (step.kind !== 'send') throw new Error(`Nothing is due, but ${step.kind}.`);
    return step.recap;
  }

  begin(now = this.now): DueRecap {
    const recap = this.due(now);
    this.note({ type: 'begin', recap, outline });
    return recap;
  }

  post(now = this.now, message = `m${now}`): void {
    const { week } = this.begin(now);
    this.note(posted(week, message));
  }
}

const posted = (week: string, message = 'm'): RecapNews => ({
  type: 'shown',
  week,
  what: { type: 'post.placed', key: recapKey, channel: 'c', message, revision: '1' },
});
const givenUp = (week: string): RecapNews => ({
  type: 'shown',
  week,
  what: { type: 'post.removed', key: recapKey },
});

function scheduled(at = 0): Run {
  const run = new Run();
  run.now = at;
  run.ask({ type: 'schedule', schedule });
  return run;
}

describe('a recap that is scheduled', () => {
  it('waits for its moment, is sent, then waits for the next week', () => {
    const run = scheduled();
    expect(run.next(999)).toEqual({ kind: 'wait', until: 1_000 });
    run.post(1_000);
    expect(run.next(1_001)).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('never begins with a moment that had passed when it was scheduled', () => {
    const run = scheduled(1_000);
    expect(run.next(1_001)).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('is sent up to a day late', () => {
    expect(scheduled().next(1_000 + lateLimitMs)).toMatchObject({
      kind: 'send',
      recap: { week: '2026-W05', due: 1_000 },
    });
  });

  it('is skipped when it is later, and the next week is not', () => {
    const run = scheduled();
    const step = run.next(1_001 + lateLimitMs);
    expect(step).toEqual({ kind: 'skip', week: '2026-W05', due: 1_000 });
    run.note({ type: 'skip', week: '2026-W05', due: 1_000 });
    expect(run.state.skipped).toMatchObject({ reason: 'away' });
    expect(run.next()).toEqual({ kind: 'wait', until: momentOf(1).at });
    run.post(momentOf(1).at);
    expect(run.state.skipped).toBeNull();
  });

  it('is sent once for weeks away, not once for each of them', () => {
    const run = scheduled();
    expect(run.due(momentOf(2).at + 5)).toMatchObject({ week: '2026-W07' });
    run.post();
    expect(run.next()).toEqual({ kind: 'wait', until: momentOf(3).at });
  });

  it('says nothing of a week with nothing in it, and that week is over', () => {
    const run = scheduled();
    run.note({ type: 'silent', recap: run.due(1_000) });
    expect(run.next(1_001)).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('is over when it is stopped', () => {
    const run = scheduled();
    expect(run.ask({ type: 'stop' })).toBe('done');
    expect(run.next(5_000)).toEqual({ kind: 'wait', until: undefined });
    expect(run.ask({ type: 'stop' })).toBe('recapNotScheduled');
  });
});

describe('a schedule that is changed', () => {
  it('never brings a second recap in the same ISO week', () => {
    const run = scheduled();
    run.post(1_000);
    run.ask({ type: 'schedule', schedule: { ...schedule, day: 'sunday' } });
    const later = [{ week: '2026-W05', at: 9_000 }, ...moments.slice(1)];
    expect(nextRecap(run.state, later, 9_000)).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('may bring the week’s recap after one that was skipped', () => {
    const run = scheduled();
    run.next(1_001 + lateLimitMs);
    run.note({ type: 'skip', week: '2026-W05', due: 1_000 });
    run.ask({ type: 'schedule', schedule: { ...schedule, day: 'sunday' } });
    const at = run.now + 1_000;
    expect(nextRecap(run.state, [momentOf(0), { week: '2026-W05', at }], at)).toMatchObject({
      kind: 'send',
      recap: { due: at },
    });
  });

  it('takes up what is due when only its place changes', () => {
    const run = scheduled();
    run.now = 2_000;
    run.ask({ type: 'schedule', schedule: { ...schedule, channel: 'd', locale: 'en' } });
    expect(run.due()).toMatchObject({ week: '2026-W05', channel: 'd', locale: 'en' });
  });

  it('starts with its next moment when its hour changes', () => {
    const run = scheduled();
    run.now = 2_000;
    run.ask({ type: 'schedule', schedule: { ...schedule, timezone: 'Europe/Paris' } });
    expect(run.next()).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('has what was begun for the former one settled first', () => {
    const run = scheduled();
    run.begin(1_000);
    run.ask({ type: 'schedule', schedule: { ...schedule, channel: 'd' } });
    expect(run.next()).toMatchObject({ kind: 'settle', tooLate: false });
    run.note(givenUp('2026-W05'));
    expect(run.due()).toMatchObject({ week: '2026-W05', channel: 'd' });
  });

  it('refuses an unknown time zone, and people who do not facilitate', () => {
    const run = new Run();
    const nowhere = { ...schedule, timezone: 'Nowhere' };
    expect(run.ask({ type: 'schedule', schedule: nowhere })).toBe('unknownTimezone');
    for (const intent of [
      { type: 'schedule', schedule },
      { type: 'stop' },
      { type: 'ask', week: '2026-W05', channel: 'c', locale: 'fr' },
    ] as const)
      expect(run.ask(intent, participant('bo'))).toBe('mayNotRecap');
    expect(run.state).toEqual(emptyRecap());
  });
});

describe('a sending that was begun', () => {
  it('goes on as it was begun, whenever one looks', () => {
    const run = scheduled();
    run.begin(1_000);
    expect(run.next(1_000 + lateLimitMs)).toMatchObject({ kind: 'send', begun: { outline } });
  });

  it('is settled once it is too late: it may have been posted', () => {
    const run = scheduled();
    run.begin(1_000);
    expect(run.next(1_001 + lateLimitMs)).toMatchObject({ kind: 'settle', tooLate: true });
    run.note(givenUp('2026-W05'));
    expect(run.state.skipped).toMatchObject({ reason: 'failed' });
    expect(run.next()).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('is recorded once, and not when it is no longer wanted', () => {
    const run = scheduled();
    const recap = run.due(1_000);
    run.ask({ type: 'stop' });
    expect(run.note({ type: 'begin', recap, outline })).toBe(0);
    expect(run.note(posted(recap.week))).toBe(0);
  });

  it('tells of the same problem once', () => {
    const run = scheduled();
    const { week } = run.begin(1_000);
    const what = { channel: 'c', permission: 'send' };
    expect(run.note({ type: 'fail', week, what })).toBe(1);
    run.now = 9_000;
    expect(run.note({ type: 'fail', week, what })).toBe(0);
    expect(run.state.problem?.at).toBe(1_000);
    expect(run.note({ type: 'fail', week, what: { channel: 'c', gone: true } })).toBe(1);
    run.note(posted(week));
    expect(run.state.problem).toBeNull();
  });
});

const ask = (week = '2026-W05') => ({ type: 'ask', week, channel: 'x', locale: 'en' }) as const;

describe('a recap that is asked for', () => {
  it('is sent at once, and is the one of its week', () => {
    const run = scheduled();
    expect(run.ask(ask())).toBe('done');
    expect(run.due()).toMatchObject({ week: '2026-W05', channel: 'x', due: 0 });
    run.post();
    expect(run.next(1_000)).toEqual({ kind: 'wait', until: momentOf(1).at });
  });

  it('needs no schedule', () => {
    const run = new Run();
    run.ask(ask());
    run.post();
    expect(run.next(5_000)).toEqual({ kind: 'wait', until: undefined });
  });

  it('is refused in a week that has its recap, and while one is on its way', () => {
    const run = scheduled();
    expect(run.ask(ask())).toBe('done');
    expect(run.ask(ask())).toBe('recapOnItsWay');
    run.post();
    expect(run.ask(ask())).toBe('recapPosted');
    expect(run.ask(ask('2026-W06'))).toBe('done');
  });

  it('may be asked for in a week about which nothing was said', () => {
    const run = scheduled();
    run.note({ type: 'silent', recap: run.due(1_000) });
    expect(run.ask(ask())).toBe('done');
    run.post();
    expect(run.state.recaps).toHaveLength(1);
  });

  it('is given up after a day, like any other', () => {
    const run = scheduled();
    run.ask(ask());
    expect(run.next(1 + lateLimitMs)).toMatchObject({ kind: 'skip', due: 0 });
    run.note({ type: 'skip', week: '2026-W05', due: 0 });
    expect(run.due()).toMatchObject({ due: 1_000 });
  });
});

const answer = (text: string, anonymous = false): RecapIntent => ({
  type: 'answer',
  invitation: 'inspires',
  text,
  anonymous,
});

describe('an answer to an invitation', () => {
  it('is kept with the latest recap, one a person, and can be taken back', () => {
    const run = scheduled();
    expect(run.ask(answer('rien'), participant('bo'))).toBe('noRecapYet');
    run.post(1_000);
    expect(run.ask(answer(' Le jardin '), participant('bo'))).toBe('done');
    expect(run.ask(answer('Le verger', true), participant('bo'))).toBe('done');
    expect(run.state.answers).toMatchObject([
      { week: '2026-W05', person: 'bo', text: 'Le verger', anonymous: true },
    ]);
    run.ask(answer(' '), participant('bo'));
    expect(run.state.answers).toEqual([]);
    expect(run.ask(answer(' '), participant('bo'))).toBe('answerEmpty');
  });

  it('is refused when it is too long', () => {
    const run = scheduled();
    run.post(1_000);
    expect(run.ask(answer('x'.repeat(501)), participant('bo'))).toBe('answerTooLong');
    expect(run.ask(answer('x'.repeat(500)), participant('bo'))).toBe('done');
  });

  it('goes once its recap is too old to be kept up to date', () => {
    const run = new Run();
    for (let index = 0; index <= recapsKept; index += 1) {
      const name = momentOf(index).week;
      run.ask({ type: 'ask', week: name, channel: 'c', locale: 'fr' });
      run.post();
      run.ask(answer(name), participant('bo'));
    }
    expect(run.state.recaps.map((each) => each.week)).toEqual(
      Array.from({ length: recapsKept }, (_, index) => momentOf(index + 1).week),
    );
    expect(run.state.answers).toHaveLength(recapsKept);
  });
});
