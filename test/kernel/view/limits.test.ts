import { expect, it } from 'vitest';
import { leastLimits, tooSmall } from '../../../src/kernel/view/limits.ts';
import { shownLimits } from '../../../src/platforms/discord/limits.ts';

it('a platform that shows at least what rooms count on lacks nothing, as Discord does not', () => {
  expect(tooSmall(leastLimits)).toEqual([]);
  expect(tooSmall(shownLimits)).toEqual([]);
});

it('what a platform has less of than rooms count on is named', () => {
  const small = { ...leastLimits, fields: 4, address: 64 };
  expect(tooSmall(small).toSorted()).toEqual(['address', 'fields']);
});
