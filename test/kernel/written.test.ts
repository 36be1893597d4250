import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, isLongerThan, isOneWord, written } from '../../src/kernel/written.ts';
import { nothings } from '../support/nothings.ts';

/** What has signs that nobody sees, and still says something. */
const somethings = [
  'a',
  '👨‍👩‍👧',
  '❤️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '1️⃣',
  'می‌خواهم',
  '\u200Fשָׁלוֹם',
  'مُحَمَّد',
  'क्ष',
  'ᐃᓄᒃᑎᑐᑦ',
  '⠓⠊',
  '👉',
  '…',
  '0',
  '\uFFFD',
];

describe('a text', () => {
  it.each(nothings)('says nothing where nobody sees anything: %s', (_, text) => {
    expect(isBlank(text)).toBe(true);
    expect(written(text)).toBe('');
    expect(isOneWord(text)).toBe(false);
  });

  it.each(somethings)('says something: %s', (text) => {
    expect(isBlank(text)).toBe(false);
    expect(written(` ${text}\n`)).toBe(text);
    expect(isOneWord(` ${text}`)).toBe(true);
  });

  it('says nothing however the signs that nobody sees follow one another', () => {
    const unseen = fc.constantFrom(...nothings.map(([, text]) => text));
    fc.assert(
      fc.property(fc.array(unseen), (texts) => {
        expect(isBlank(texts.join(''))).toBe(true);
        expect(isBlank(`${texts.join('')}é${texts.join('')}`)).toBe(false);
      }),
    );
  });

  it.each(['deux mots', 'deux\u00A0mots', 'deux\u2800mots', 'deux\u3164mots'])(
    'is more than one word where people see a blank: %j',
    (text) => {
      expect(isOneWord(text)).toBe(false);
    },
  );
});

describe('the length of a text', () => {
  it.each([
    ['an emoji', '👉'],
    ['a letter beyond the first 65,536', '𝖒'],
    ['an ideogram', '陳'],
    ['an ordinary letter', 'é'],
  ])('is counted in characters as Discord counts them: %s is one', (_, sign) => {
    expect(isLongerThan(sign.repeat(600), 600)).toBe(false);
    expect(isLongerThan(sign.repeat(601), 600)).toBe(true);
  });
});
