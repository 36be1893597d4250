import { describe, expect, it } from 'vitest';
import { lagOf } from '../../src/program/lag.ts';
import { keptLog } from '../support/logs.ts';

describe('what is shown late', () => {
  it('is told by health while it is, and logged once when it begins and once when it is over', () => {
    let late = 0;
    const { log, entries } = keptLog();
    const lag = lagOf({ load: () => ({ looks: late, late, waiting: 0 }) }, log);
    const reasons = () => lag.troubles().map(({ reason, partly }) => [reason, partly]);
    lag.look();
    expect([reasons(), entries]).toEqual([[], []]);
    late = 3;
    lag.look();
    lag.look();
    expect(reasons()).toEqual([['late', true]]);
    expect(entries).toMatchObject([{ level: 'warn', facts: { late: 3 } }]);
    late = 0;
    lag.look();
    lag.look();
    expect(reasons()).toEqual([]);
    expect(entries).toHaveLength(2);
  });
});
