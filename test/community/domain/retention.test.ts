import { describe, expect, it } from 'vitest';
import {
  erasedAt,
  retentionIn,
  retentions,
  type Retention,
} from '../../../src/community/domain/retention.ts';

const at = (iso: string): number => Date.parse(`${iso}T17:30:00.000Z`);

describe('what ended', () => {
  it.each<[Retention, string]>([
    ['thirtyDays', '2026-02-14'],
    ['ninetyDays', '2026-04-15'],
    ['sixMonths', '2026-07-14'],
    ['oneYear', '2027-01-15'],
    ['twoYears', '2028-01-15'],
    ['fiveYears', '2031-01-15'],
  ])('is kept %s, to the minute', (retention, until) => {
    expect(erasedAt(at('2026-01-15'), retention)).toBe(at(until));
  });

  it('is kept for ever where that was chosen, and 180 days where nothing was', () => {
    expect(erasedAt(at('2026-01-15'), 'forever')).toBeUndefined();
    expect(erasedAt(0, retentionIn({}))).toBe(180 * 24 * 60 * 60_000);
  });

  it('on 29 February is kept a little longer where the year has no such day', () => {
    expect(erasedAt(at('2028-02-29'), 'oneYear')).toBe(at('2029-03-01'));
  });

  it('may be kept from a month to for ever', () => {
    expect([retentions[0], retentions.at(-1)]).toEqual(['thirtyDays', 'forever']);
  });
});
