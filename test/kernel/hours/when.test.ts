import { describe, expect, it } from 'vitest';
import { readMoment, writeMoment } from '../../../src/kernel/hours/when.ts';

const montreal = 'America/Toronto';
/** Noon in Montréal, on a Sunday in November. */
const now = Date.UTC(2026, 10, 22, 17);

const read = (typed: string, zone = montreal) => {
  const at = readMoment(typed, zone, now);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a moment that somebody types', () => {
  it.each([
    ['2026-12-04 17:00', '2026-12-04T22:00:00.000Z'],
    ['2026-12-04T17:00', '2026-12-04T22:00:00.000Z'],
    [' 2026-12-04 17 h 30 ', '2026-12-04T22:30:00.000Z'],
    ['2026-12-04 9h', '2026-12-04T14:00:00.000Z'],
    ['2026-07-01 9:05', '2026-07-01T13:05:00.000Z'],
  ])('is in the community’s time zone: %j', (typed, moment) => {
    expect(read(typed)).toBe(moment);
  });

  it('means the end of the day if it has no time', () => {
    expect(read('2026-12-04')).toBe('2026-12-05T04:59:00.000Z');
  });

  it('is the next occurrence if it has no date', () => {
    expect(read('12:30')).toBe('2026-11-22T17:30:00.000Z');
    expect(read('12 h')).toBe('2026-11-23T17:00:00.000Z');
  });

  it('becomes the next valid time if the clocks skip it, and the first if it occurs twice', () => {
    expect(read('2026-03-08 02:30')).toBe('2026-03-08T07:30:00.000Z');
    expect(read('2026-11-01 01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it.each(['', 'demain', '17', '2026-02-30', '25:00', '12:60', '2026-13-01 10:00', '04/12/2026'])(
    'is never guessed: %j',
    (typed) => {
      expect(read(typed)).toBeUndefined();
    },
  );

  it('is written as somebody would type it', () => {
    const at = readMoment('2026-12-04 17:05', montreal, now) ?? 0;
    expect(writeMoment(at, montreal)).toBe('2026-12-04 17:05');
    expect(writeMoment(at, 'Europe/Paris')).toBe('2026-12-04 23:05');
  });
});
