import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { legibleText, missing } from '../../src/pictures/legible.ts';
import { anyText } from '../support/any-text.ts';
import { typefaces } from '../support/typefaces.ts';

const { draws } = typefaces;
const legible = (text: string) => legibleText(text, draws);
/** As if no font had that hand. */
const fonts = (grapheme: string) => draws(grapheme) && grapheme !== '👉';

describe('a text made legible', () => {
  it.each([
    'Où, «\u00A0là\u00A0» À 14\u00A0h\u00A0: œuvre – l’été…',
    'Thierry Nguyễn',
    'Дмитрий Ωμέγα Łódź',
    '李小龙 (Ana)',
    'ᐃᓄᒃᑎᑐᑦ → ✓ 1½ m² 2ᵉ nº ™ № ①',
    '🎉 Ana 👩‍👩‍👧‍👦🇨🇦',
    'Lundi👉18h',
    'می\u200Cخواهم क्\u200Dष',
    'ㅋㅋ ทำ （土）',
  ])('stays as it is: %s', (text) => {
    expect(legible(text)).toBe(text);
  });

  it('has French’s narrow space as a thin one, where no line breaks', () => {
    expect(legible('Où\u202F?')).toBe('Où\u2060\u2009\u2060?');
  });

  it.each([
    // “If a user has a name with special characters it doesn't put them right, for example my nickname.”
    ['𝓗ir𝓐van𝓒ni𝓚', 'HirAvanCniK'],
    ['𝖒𝖎𝖈𝖍𝖆𝖊𝖑', 'michael'],
    ['Ａｎａ １２', 'Ana 12'],
    ['𝓐𝓷𝓪 Ⓐⓝⓐ 🄰', 'Ana Ana A'],
    ['ﺳﻼﻡ', 'سلام'],
    ['ｱﾅ ﬁn', 'アナ fin'],
    ['𝟏𝟖𝐡', '18h'],
  ])('has its fancy letters plain: %s', (fancy, plain) => {
    expect(legible(fancy)).toBe(plain);
  });

  it('has another sign where no font has one: small capitals, look-alikes, arrows', () => {
    expect(legible('ᴍɪᴄʜᴀᴇʟ ⟶ ꓟꓲꓚ')).toMatch(/^.ɪc.ᴀe. → MIC$/u);
  });

  // “Some emojis only work on image & maximum not: some weird character gets filled up.”
  it('has a space for an emoji that no font has, and never joins two words', () => {
    expect(legibleText('Lundi👉18h', fonts)).toBe('Lundi 18h');
    expect(legibleText('👉 Lundi 👉 18h', fonts)).toBe('Lundi 18h');
    expect(legibleText('👉👉', fonts)).toBe(missing);
  });

  it('shows a box for each character that no font has', () => {
    expect(legible('\u{323B0}\uE000 (Ana)')).toBe(`${missing} (Ana)`);
    expect(legible('\u{1F2FF}')).toBe(missing);
  });

  it('keeps nothing invisible but what sets the rest, nor a line break, nor marks that climb', () => {
    expect(legible('a\u202Eb\u200Bc\u0007d\uD800\uFEFF')).toBe('abcd');
    expect(legible('\u2067שלום\u2069 \u200F(1)')).toBe('\u2067שלום\u2069 \u200F(1)');
    expect(legible(' un\r\n\tdeux\u2028trois ')).toBe('un deux trois');
    expect(legible(`e${'\u0301'.repeat(50)}`).length).toBeLessThan(5);
    // A Hebrew mark on a Latin letter: no font has both.
    expect(legible('e\u05B8')).toBe('e');
  });

  it('holds only what a font draws, whatever was written', () => {
    const spaces = new Set([missing, ' ', '\u00A0', '\u2009']);
    fc.assert(
      fc.property(anyText, (text) => {
        const odd = Array.from(legible(text)).filter((each) => !draws(each));
        expect(odd.filter((each) => !spaces.has(each))).toEqual([]);
      }),
    );
  });
});
