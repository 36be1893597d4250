import { describe, expect, it } from 'vitest';
import {
  isWorthSaying,
  lateness,
  momentsOf,
  nextTimeMoment,
  presentMoment,
} from '../../../src/agenda/domain/moments.ts';
import {
  decideExtend,
  decidePause,
  decideResume,
  foldTimebox,
  startTimebox,
  type Timebox,
  type TimeboxError,
  type TimeboxEvent,
} from '../../../src/agenda/domain/timebox.ts';
import type { Result } from '../../../src/kernel/result.ts';

const minute = 60_000;
const start = 1_000_000;
const at = (minutes: number) => start + minutes * minute;

/** A timebox and what a facilitator does with it, in minutes from its start. */
class Run {
  timebox: Timebox;

  constructor(minutes: number) {
    this.timebox = folded(null, [startTimebox(minutes, start)]);
  }

  extend(minutes: number, when: number): this {
    return this.#fold(decideExtend(this.timebox, minutes, at(when)));
  }

  pause(when: number): this {
    return this.#fold(decidePause(this.timebox, at(when)));
  }

  resume(when: number): this {
    return this.#fold(decideResume(this.timebox, at(when)));
  }

  /** `half 10, over 20`: each notice with its minute. */
  get words(): string {
    return momentsOf(this.timebox)
      .map((each) => `${each.notice} ${(each.at - start) / minute}`)
      .join(', ');
  }

  present(when: number): string | undefined {
    return presentMoment(this.timebox, at(when))?.notice;
  }

  worthSaying(when: number): boolean {
    const moment = presentMoment(this.timebox, at(when));
    return moment !== undefined && isWorthSaying(moment, this.timebox, at(when));
  }

  #fold(decided: Result<TimeboxEvent[], TimeboxError>): this {
    if (!decided.ok) throw new Error(decided.error.kind);
    this.timebox = folded(this.timebox, decided.value);
    return this;
  }
}

function folded(before: Timebox | null, events: readonly TimeboxEvent[]): Timebox {
  const timebox = events.reduce(foldTimebox, before);
  if (timebox === null) throw new Error('no timebox');
  return timebox;
}

describe('the notices of a timebox', () => {
  it('come at half-time, five minutes before the end, and at the end', () => {
    expect(new Run(30).words).toBe('half 15, soon 25, over 30');
  });

  it.each([
    [20, 'half 10, soon 15, over 20'],
    [19, 'soon 14, over 19'],
    [10, 'soon 5, over 10'],
    [9, 'over 9'],
    [1, 'over 1'],
  ])('are fewer in a short one, so that they don’t follow too closely (%i min)', (minutes, all) => {
    expect(new Run(minutes).words).toBe(all);
  });

  it('replace one another: only the latest due is shown', () => {
    const run = new Run(30);
    expect([14.9, 15, 24.9, 25, 29.9, 30, 300].map((when) => run.present(when))).toEqual([
      undefined,
      'half',
      'half',
      'soon',
      'soon',
      'over',
      'over',
    ]);
  });

  it('are scheduled one after the other', () => {
    const { timebox } = new Run(30);
    expect([0, 15, 25, 30].map((when) => nextTimeMoment(timebox, at(when)))).toEqual([
      at(15),
      at(25),
      at(30),
      undefined,
    ]);
    expect(nextTimeMoment(null, start)).toBeUndefined();
  });
});

describe('extending', () => {
  it('moves all of them while half-time is still to come', () => {
    expect(new Run(20).extend(10, 5).words).toBe('half 15, soon 25, over 30');
  });

  it('does not repeat half-time', () => {
    expect(new Run(20).extend(10, 12).words).toBe('soon 25, over 30');
    expect(new Run(20).extend(10, 12).extend(60, 20).words).toBe('soon 85, over 90');
  });

  it('skips what was due before', () => {
    expect(new Run(20).extend(3, 19).words).toBe('over 23');
  });

  it('by five minutes once time is up immediately announces that five are left', () => {
    const run = new Run(20).extend(5, 22);
    expect(run.words).toBe('soon 22, over 27');
    expect(run.present(22)).toBe('soon');
  });

  it('during a pause keeps half-time if it is still to come, and does not repeat it', () => {
    expect(new Run(20).pause(5).extend(10, 6).resume(10).words).toBe('half 20, soon 30, over 35');
    expect(new Run(20).pause(12).extend(10, 13).resume(20).words).toBe('soon 33, over 38');
  });
});

describe('a pause', () => {
  it('has no notices, and schedules none', () => {
    const { timebox, words } = new Run(20).pause(5);
    expect(words).toBe('');
    expect(nextTimeMoment(timebox, at(60))).toBeUndefined();
  });

  it('delays upcoming notices, and repeats none', () => {
    expect(new Run(20).pause(5).resume(65).words).toBe('half 70, soon 75, over 80');
    expect(new Run(20).pause(12).resume(60).words).toBe('soon 63, over 68');
    expect(new Run(20).pause(16).resume(60).words).toBe('over 64');
  });

  it('after the end still lets the end be announced', () => {
    const run = new Run(20).pause(22).resume(30);
    expect(run.present(30)).toBe('over');
  });
});

describe('a late notice', () => {
  it('of half-time is sent up to two minutes late', () => {
    const run = new Run(30);
    expect([15, 17, 17.1, 24.9].map((when) => run.worthSaying(when))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('of the end approaching is sent while a minute is left', () => {
    const run = new Run(30);
    expect([25, 29, 29.1].map((when) => run.worthSaying(when))).toEqual([true, true, false]);
  });

  it('of the end is always sent, with the time after a minute and the date after twelve hours', () => {
    const { timebox } = new Run(30);
    const moment = { notice: 'over', at: at(30) } as const;
    const late = (minutes: number) => lateness(moment, at(30 + minutes));
    expect([0, 1, 1.1, 719, 720].map(late)).toEqual(['none', 'none', 'hours', 'hours', 'days']);
    expect(isWorthSaying(moment, timebox, at(10_000))).toBe(true);
  });
});
