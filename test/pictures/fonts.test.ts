import { describe, expect, it } from 'vitest';
import { openTypefaces } from '../../src/pictures/fonts.ts';

const { fontsFor, draws } = openTypefaces();
const stackFor = (text: string) => fontsFor(text).stack;

describe('the fonts of a text', () => {
  it('are the Latin one first, then one for each script in it', () => {
    expect(stackFor('Ana, Дмитрий, שלום')).toEqual(['inter', 'noto-sans-hebrew']);
    expect(stackFor('')).toEqual(['inter']);
  });

  it.each([
    ['traditional Chinese', '陳小美', 'noto-sans-tc'],
    ['simplified Chinese', '张伟', 'noto-sans-sc'],
    ['Japanese', '火曜日の集まり', 'noto-sans-jp'],
    ['Korean', '金 모임', 'noto-sans-kr'],
  ])('write Chinese characters in one manner: %s', (_, text, family) => {
    expect(stackFor(text)).toEqual(['inter', family]);
  });

  it('add another manner for the one character that the first has not', () => {
    expect(stackFor('ひろし 张')).toEqual(['inter', 'noto-sans-jp', 'noto-sans-sc']);
  });

  it('are read in slices, each once for all the texts that it draws', () => {
    const { slices } = fontsFor('Ana, Дмитрий');
    expect(slices).toHaveLength(2);
    expect(fontsFor('Дмитрий').slices).toEqual([slices[1]]);
    expect(slices[1]?.ranges()).toContainEqual([0x400, 0x45f]);
  });
});

describe('what the fonts draw', () => {
  it.each([
    ['Latin, Vietnamese included', 'Aéœŵằỹ'],
    ['Greek and Cyrillic', 'ΩώЖёҐ'],
    ['Hebrew and Arabic', 'שלחمحیگ'],
    ['Devanagari and its neighbours', 'नेবাગુਗੁகத'],
    ['Thai, Lao, Khmer, Burmese, Tibetan', 'ไทລາខ្មမြབོ'],
    ['Ethiopic, Tifinagh, N’Ko, Adlam', 'አማⵣⴰߒߞ𞤀𞤣'],
    ['Canadian syllabics and Cherokee', 'ᐃᓄᒃᑎᑐᑦᏣᎳᎩ'],
    ['Armenian and Georgian', 'Հայქარ'],
    ['Chinese, Japanese, Korean', '陈陳ひカ한'],
    ['signs', '→✓★☆½™№①'],
  ])('has every letter of %s', (_, letters) => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const graphemes = Array.from(segmenter.segment(letters), ({ segment }) => segment);
    expect(graphemes.filter((each) => !draws(each))).toEqual([]);
  });

  it('has a letter and its marks together, or not at all', () => {
    expect(draws('שָׁ')).toBe(true);
    expect(draws('e\u05B8')).toBe(false);
  });

  it('has nothing for a character that nobody has drawn', () => {
    expect(['\uE000', '\u{1F2FF}', '\u{323B0}'].filter(draws)).toEqual([]);
  });
});
