import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, beginningInCodePoints } from '../../src/kernel/beginning.ts';
import { excerpt } from '../../src/kernel/view/excerpt.ts';
import { fileName } from '../../src/kernel/view/file-name.ts';
import { anyText } from '../support/any-text.ts';

const family = '👩\u200D👩\u200D👧\u200D👦';
const flag = '🇨🇦';
const anyWritten = fc
  .array(fc.oneof(anyText, fc.constantFrom('a', ' ', family, flag, 'e\u0301', '🌱', '𝒜')), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
const charactersOf = (text: string) =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

describe('the beginning of a text', () => {
  it('ends between two visible characters, as close to its limit as possible', () => {
    fc.assert(
      fc.property(anyWritten, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const cut = beginning(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        const [first = '', ...rest] = charactersOf(text);
        if (first.length > limit) return;
        let whole = first;
        for (const each of rest)
          if ((whole + each).length <= limit) whole += each;
          else break;
        expect(cut).toBe(whole);
      }),
    );
  });

  it('never splits a code point, even if a single character exceeds the limit', () => {
    expect(beginning(family, 4)).toBe('👩\u200D');
    expect(beginning(family, 3)).toBe('👩\u200D');
    expect(beginning('\u0301'.repeat(20), 5)).toBe('\u0301'.repeat(5));
  });

  it('counts code points where a person typed the text', () => {
    expect(beginningInCodePoints('🌱'.repeat(301), 300)).toBe('🌱'.repeat(300));
    expect(beginningInCodePoints(`a${flag}b`, 2)).toBe('a');
    expect(beginningInCodePoints('abc', 0)).toBe('');
  });
});

describe('a shortened name, label or excerpt', () => {
  it('never contains half a character', () => {
    for (const sign of [family, flag, '𝒜', 'e\u0301'])
      for (const before of ['', 'a', 'ab']) {
        const text = `${before}${sign.repeat(60)}`;
        for (const limit of [45, 80, 100]) {
          const cut = excerpt(text, limit);
          expect(cut.length).toBeLessThanOrEqual(limit);
          expect((cut.length - before.length - 1) % sign.length).toBe(0);
        }
        // With the u flag, only lone surrogates match.
        expect(fileName(text)).not.toMatch(/[\uD800-\uDFFF]/u);
      }
  });
});
