import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followingAt } from '../../../src/board/domain/following.ts';

const minute = 60_000;

describe('the row to answer', () => {
  it('stays with the first message while there is little to scroll', () => {
    expect(followingAt([], 10)).toEqual({ movedAt: undefined, movesAt: undefined });
    expect(followingAt([5], 10)).toEqual({ movedAt: undefined, movesAt: undefined });
  });

  it('follows at once, then a minute later at the earliest', () => {
    const written = [0, 1_000, 2_000, 30_000];
    expect(followingAt(written, 1_000)).toEqual({ movedAt: 1_000, movesAt: 61_000 });
    expect(followingAt(written, 61_000)).toEqual({ movedAt: 61_000, movesAt: undefined });
    expect(followingAt([...written, 5 * minute], 5 * minute).movedAt).toBe(5 * minute);
  });

  it('moves at most once a minute, never back, and ends below all that is written', () => {
    const times = fc.array(fc.nat(20 * minute), { maxLength: 40 });
    fc.assert(
      fc.property(times, (unsorted) => {
        const written = unsorted.toSorted((a, b) => a - b);
        const moves: number[] = [];
        for (let now: number | undefined = 0; now !== undefined;) {
          const { movedAt, movesAt } = followingAt(written, now);
          if (movedAt !== undefined) moves.push(movedAt);
          now = movesAt;
        }
        moves.slice(1).forEach((at, index) => {
          expect(at - (moves[index] ?? 0)).toBeGreaterThanOrEqual(minute);
        });
        const last = written.at(-1);
        if (written.length > 1) expect(moves.at(-1)).toBeGreaterThanOrEqual(last ?? 0);
      }),
    );
  });
});
