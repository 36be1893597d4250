import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, nonceOf } from '../../../src/platforms/discord/post-names.ts';

describe('the mark of a post', () => {
  it('is the same in every process, whatever it was lost before', () => {
    expect(markOf('workshop/abc/agenda')).toBe(1_282_445_129);
  });

  it('is an id that Discord takes, and never one that it gives by itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        const mark = markOf(name);
        expect(Number.isInteger(mark)).toBe(true);
        expect(mark).toBeGreaterThan(1_000);
        expect(mark).toBeLessThan(2 ** 31 - 1_000);
      }),
    );
  });

  it('differs from one name to the next', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `workshop/w/contribution:${index}`);
    expect(new Set(names.map(markOf)).size).toBe(names.length);
  });
});

describe('the nonce of a post', () => {
  it('fits into a nonce', () => {
    expect(nonceOf(`workshop/${'long'.repeat(50)}`, 0)).toHaveLength(24);
  });

  it('is another one once the post is known to be lost', () => {
    const nonces = [nonceOf('a', 0), nonceOf('a', 1), nonceOf('b', 0)];
    expect(new Set(nonces).size).toBe(3);
    expect(nonceOf('a', 0)).toBe(nonces[0]);
  });
});
