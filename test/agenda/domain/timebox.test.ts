import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

/** The time left, in milliseconds. */
function left(timebox: Timebox | null, now: number): number {
  if (timebox === null) return 0;
  return timebox.pausedWith ?? Math.max(0, timebox.endsAt - now);
}

function after(
  timebox: Timebox | null,
  decided: Result<TimeboxEvent[], TimeboxError>,
): Timebox | null {
  return decided.ok ? decided.value.reduce(foldTimebox, timebox) : timebox;
}

function running(minutes: number): Timebox | null {
  return foldTimebox(null, startTimebox(minutes, start));
}

const refusal = (kind: TimeboxError['kind']) => ({ ok: false, error: { kind } });

describe('a timebox', () => {
  it('ends the given number of minutes after it started', () => {
    expect(running(20)).toEqual({ minutes: 20, endsAt: start + 20 * minute });
  });

  it('is gone once cleared', () => {
    expect(foldTimebox(running(20), { type: 'timebox.cleared' })).toBeNull();
  });

  it('starts over, without the pause of the one before', () => {
    const paused = after(running(20), decidePause(running(20), start));
    expect(foldTimebox(paused, startTimebox(5, start))).toEqual({
      minutes: 5,
      endsAt: start + 5 * minute,
    });
  });
});

describe('extending', () => {
  it.each([0, -1, 181, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d minutes: the range is 1 to 180',
    (minutes) => {
      expect(decideExtend(running(5), minutes, start)).toEqual({
        ok: false,
        error: { kind: 'minutesOutOfRange', max: 180 },
      });
    },
  );

  it('counts from now if time had run out, not from when it did', () => {
    const now = start + 60 * minute;
    const extended = after(running(5), decideExtend(running(5), 3, now));
    expect(extended).toMatchObject({ minutes: 8, endsAt: now + 3 * minute });
  });

  it('gives time to a step that had none', () => {
    expect(after(null, decideExtend(null, 3, start))).toEqual({
      minutes: 3,
      endsAt: start + 3 * minute,
    });
  });

  it('keeps a pause', () => {
    const paused = after(running(5), decidePause(running(5), start + minute));
    expect(after(paused, decideExtend(paused, 3, start + 90 * minute))).toMatchObject({
      minutes: 8,
      pausedWith: 7 * minute,
    });
  });
});

describe('pausing and resuming', () => {
  it('requires time to pause, once, and a pause to resume', () => {
    const paused = after(running(5), decidePause(running(5), start));
    expect(decidePause(null, start)).toEqual(refusal('noTimebox'));
    expect(decideResume(null, start)).toEqual(refusal('noTimebox'));
    expect(decidePause(paused, start)).toEqual(refusal('alreadyPaused'));
    expect(decideResume(running(5), start)).toEqual(refusal('notPaused'));
  });

  it('changes nothing when there is no timebox', () => {
    expect(foldTimebox(null, { type: 'timebox.paused', left: 1 })).toBeNull();
    expect(foldTimebox(null, { type: 'timebox.resumed', endsAt: 1 })).toBeNull();
  });

  it('keeps the time left, however long the pause was', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(100 * minute), fc.nat(1e9), (minutes, ran, pause) => {
        const timebox = running(minutes);
        const paused = after(timebox, decidePause(timebox, start + ran));
        const now = start + ran + pause;
        const resumed = after(paused, decideResume(paused, now));
        expect(left(paused, now)).toBe(left(timebox, start + ran));
        expect(left(resumed, now)).toBe(left(timebox, start + ran));
        expect(resumed).not.toHaveProperty('pausedWith');
      }),
    );
  });
});

describe('the time left', () => {
  const move = fc.oneof(
    fc.record({ do: fc.constant('wait' as const), for: fc.nat(30 * minute) }),
    fc.record({ do: fc.constant('extend' as const), for: fc.integer({ min: 1, max: 180 }) }),
    fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const) }),
  );

  it('only changes by waiting while it runs and by adding minutes', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(60)), fc.array(move, { maxLength: 30 }), (minutes, moves) => {
        let timebox = minutes === null ? null : running(minutes);
        let now = start;
        let expected = (minutes ?? 0) * minute;
        for (const each of moves) {
          if (each.do === 'wait') now += each.for;
          if (each.do === 'wait' && timebox?.pausedWith === undefined)
            expected = Math.max(0, expected - each.for);
          if (each.do === 'extend') expected += each.for * minute;
          if (each.do === 'extend') timebox = after(timebox, decideExtend(timebox, each.for, now));
          if (each.do === 'pause') timebox = after(timebox, decidePause(timebox, now));
          if (each.do === 'resume') timebox = after(timebox, decideResume(timebox, now));
          expect(left(timebox, now)).toBe(expected);
        }
      }),
    );
  });
});
