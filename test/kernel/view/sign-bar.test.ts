import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signBar } from '../../../src/kernel/view/sign-bar.ts';

const barOf = (yes: number, ifNeedBe: number, whole: number) =>
  signBar({
    label: '',
    figure: '',
    best: false,
    share: yes / whole,
    lighterShare: ifNeedBe / whole,
    whole,
  });

describe('a bar of signs', () => {
  it.each([
    [6, 2, 10, '▰▰▰▰▰▰▱▱'],
    [3, 2, 10, '▰▰▰▱▱'],
    [2, 2, 10, '▰▰▱▱'],
    [0, 7, 10, '▱▱▱▱▱▱▱'],
    [1, 0, 1, '▰'],
    [12, 0, 12, '▰▰▰▰▰▰▰▰▰▰▰▰'],
    [20, 10, 40, '▰▰▰▰▰▰▱▱▱'],
    [1, 1, 400, '▰▱'],
  ])('of %i and %i among %i is %s', (yes, ifNeedBe, whole, bar) => {
    expect(barOf(yes, ifNeedBe, whole)).toBe(bar);
  });

  it('has a sign for each of up to twelve people who said yes or if need be, and never more than twelve', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (yes, ifNeedBe, others) => {
        const whole = yes + ifNeedBe + others + 1;
        const { length } = barOf(yes, ifNeedBe, whole);
        expect(length).toBeLessThanOrEqual(12);
        if (whole <= 12) expect(length).toBe(yes + ifNeedBe);
      }),
    );
  });
});
