import { assert, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTypedIn, matching } from '../../src/kernel/matching.ts';

describe('what somebody typed so far', () => {
  it.each([
    ['ecosys', 'Les écosystèmes'],
    ['ÉCOSYS', 'Les ecosystemes'],
    ['new york', 'America/New_York'],
    ['  les   eco ', 'Les écosystèmes'],
    ['', 'Les écosystèmes'],
  ])('« %s » is found in « %s »', (typed, label) => {
    expect(isTypedIn(typed, label)).toBe(true);
  });

  it('is not found where it is not', () => {
    expect(isTypedIn('biotope', 'Les écosystèmes')).toBe(false);
  });

  it('is always found when it is a part of the label itself', () => {
    const part = tuple(string(), string({ unit: 'grapheme' }), string());
    assert(
      property(part, ([before, word, after]) => {
        expect(isTypedIn(word.trim(), `${before} ${word} ${after}`)).toBe(true);
      }),
      { examples: [[['', '_', '!']]] },
    );
  });

  it('leaves the choices in their order', () => {
    const choices = ['Été', 'Hiver', 'étable'].map((label) => ({ label }));
    expect(matching(choices, 'ETA').map(({ label }) => label)).toEqual(['étable']);
    expect(matching(choices, 'et').map(({ label }) => label)).toEqual(['Été', 'étable']);
  });
});
