import { describe, expect, it } from 'vitest';
import { latestWeeks, momentsAround, readTimeOfDay, weekOf } from '../../src/recap/time.ts';
import type { RecapSchedule } from '../../src/recap/domain/state.ts';

type Hours = Pick<RecapSchedule, 'day' | 'time' | 'timezone'>;

const at = (iso: string): number => Date.parse(iso);
const told = (schedule: Hours, now: string): string[] =>
  momentsAround(schedule, at(now)).map(
    (moment) => `${moment.week} ${new Date(moment.at).toISOString().slice(0, 16)}`,
  );
const sundays = (timezone: string, time = '02:30'): Hours => ({ day: 'sunday', time, timezone });

describe('the moments of a schedule', () => {
  it('are one a week, from the week before to three weeks on', () => {
    const schedule: Hours = { day: 'tuesday', time: '09:30', timezone: 'America/Toronto' };
    expect(told(schedule, '2026-01-14T12:00Z')).toEqual([
      '2026-W02 2026-01-06T14:30',
      '2026-W03 2026-01-13T14:30',
      '2026-W04 2026-01-20T14:30',
      '2026-W05 2026-01-27T14:30',
      '2026-W06 2026-02-03T14:30',
    ]);
  });

  it.each([
    // The clocks go from 2 to 3 o'clock: half past three is what they show by then.
    ['America/Toronto', '2026-03-08T07:30', '02:30'],
    ['Europe/Paris', '2026-03-29T01:30', '02:30'],
    // Half an hour only: it is a quarter to three by then.
    ['Australia/Lord_Howe', '2026-10-03T15:45', '02:15'],
  ])('at an hour that the clocks of %s skip are once, at %s', (timezone, moment, time) => {
    const found = told(sundays(timezone, time), `${moment}Z`).filter((each) =>
      each.includes(moment),
    );
    expect(found).toHaveLength(1);
  });

  it.each([
    ['America/Toronto', '2026-11-01T05:30', sundays('America/Toronto', '01:30')],
    ['Europe/Paris', '2026-10-25T00:30', sundays('Europe/Paris')],
  ])('at an hour that comes twice in %s are the first of the two', (_, moment, schedule) => {
    const [, , ...ahead] = momentsAround(schedule, at('2026-10-20T12:00Z'));
    expect(ahead).not.toEqual([]);
    const all = told(schedule, '2026-10-20T12:00Z').map((each) => each.slice(9));
    expect(all).toContain(moment);
    expect(new Set(told(schedule, '2026-10-20T12:00Z').map((each) => each.slice(0, 8))).size).toBe(
      5,
    );
  });

  it('keep their hour on the clock when the clocks change', () => {
    const hours = told(
      { day: 'monday', time: '09:00', timezone: 'Europe/Paris' },
      '2026-03-25T12:00Z',
    );
    expect(hours.slice(1, 3)).toEqual(['2026-W13 2026-03-23T08:00', '2026-W14 2026-03-30T07:00']);
  });

  it('count 53 weeks in a year that has them, and the days of a leap year', () => {
    expect(told({ day: 'friday', time: '12:00', timezone: 'UTC' }, '2026-12-31T12:00Z')).toEqual([
      '2026-W52 2026-12-25T12:00',
      '2026-W53 2027-01-01T12:00',
      '2027-W01 2027-01-08T12:00',
      '2027-W02 2027-01-15T12:00',
      '2027-W03 2027-01-22T12:00',
    ]);
    expect(told({ day: 'tuesday', time: '12:00', timezone: 'UTC' }, '2028-02-29T12:00Z')[1]).toBe(
      '2028-W09 2028-02-29T12:00',
    );
  });

  it('throw for a time zone that is not one', () => {
    expect(() => momentsAround(sundays('Montréal'), 0)).toThrow();
  });
});

describe('the ISO week', () => {
  it.each([
    ['2026-01-01T12:00Z', 'UTC', '2026-W01'],
    ['2027-01-03T12:00Z', 'UTC', '2026-W53'],
    ['2024-12-30T12:00Z', 'UTC', '2025-W01'],
    // Already Monday in Auckland, still Sunday in Honolulu.
    ['2026-01-11T20:00Z', 'Pacific/Auckland', '2026-W03'],
    ['2026-01-11T20:00Z', 'Pacific/Honolulu', '2026-W02'],
  ])('of %s in %s is %s', (moment, zone, week) => {
    expect(weekOf(at(moment), zone)).toBe(week);
  });

  it('begins on Monday at midnight there', () => {
    expect(latestWeeks(at('2026-03-31T12:00Z'), 'Europe/Paris', 2)).toEqual([
      { week: '2026-W13', from: at('2026-03-22T23:00Z') },
      { week: '2026-W14', from: at('2026-03-29T22:00Z') },
    ]);
  });
});

describe('an hour of the day', () => {
  it.each([
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9 h 30', '09:30'],
    [' 23:59 ', '23:59'],
    ['0:05', '00:05'],
    ['17H', '17:00'],
  ])('may be typed %s', (typed, hour) => {
    expect(readTimeOfDay(typed)).toBe(hour);
  });

  it.each(['', '24:00', '9:60', 'midi', '9:5', '123', '9 am'])('is not %s', (typed) => {
    expect(readTimeOfDay(typed)).toBeUndefined();
  });
});
