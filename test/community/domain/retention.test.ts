import { describe, expect, it } from 'vitest';
import { erasedAt, type Retention } from '../../../src/community/domain/retention.ts';

const at = (iso: string): number => Date.parse(`${iso}T17:30:00.000Z`);

describe('what ended', () => {
  it.each<[Retention, string]>([
    ['sixMonths', '2026-07-15'],
    ['oneYear', '2027-01-15'],
    ['twoYears', '2028-01-15'],
    ['fiveYears', '2031-01-15'],
  ])('is kept %s, to the minute', (retention, until) => {
    expect(erasedAt(at('2026-01-15'), retention)).toBe(at(until));
  });

  it('is kept for ever where nothing else was chosen', () => {
    expect(erasedAt(at('2026-01-15'), 'forever')).toBeUndefined();
  });

  it.each<[string, Retention, string]>([
    ['2026-08-31', 'sixMonths', '2027-03-03'],
    ['2028-02-29', 'oneYear', '2029-03-01'],
  ])('on %s is kept a little longer where the month has no such day', (end, retention, until) => {
    expect(erasedAt(at(end), retention)).toBe(at(until));
  });
});
