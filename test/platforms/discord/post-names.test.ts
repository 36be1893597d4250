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
    expect(
      nonceOf('1'.repeat(20), `workshop/${'long'.repeat(50)}`, 1_800_000_000_000),
    ).toHaveLength(24);
  });

  it('is another one elsewhere, and once the post is begun again; the same when it is tried again', () => {
    const nonces = [
      nonceOf('1', 'a', 0),
      nonceOf('1', 'a', 1),
      nonceOf('1', 'b', 0),
      nonceOf('2', 'a', 0),
    ];
    expect(new Set(nonces).size).toBe(4);
    expect(nonceOf('1', 'a', 0)).toBe(nonces[0]);
  });
});
