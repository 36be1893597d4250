import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { legibleText, missing } from '../../src/pictures/legible.ts';
import { anyText } from '../support/any-text.ts';
import { typefaces } from '../support/typefaces.ts';

const { draws } = typefaces;
const legible = (text: string) => legibleText(text, draws);

describe('a text made legible', () => {
  it.each([
    'Où, « là »\u202F? À 14\u00A0h\u00A0: œuvre – l’été…',
    'Thierry Nguyễn',
    'Дмитрий Ωμέγα Łódź',
  ])('stays the same: %s', (text) => {
    expect(legible(text)).toBe(text);
  });

  it('loses its emoji, unless there is nothing else', () => {
    expect(legible('🎉 Ana 👩‍👩‍👧‍👦🇨🇦')).toBe('Ana');
    expect(legible('1️⃣ premier')).toBe('1 premier');
    expect(legible('🍕🍔')).toBe(missing + missing);
  });

  it('shows a box for each character that no font has', () => {
    expect(legible('李小龙 (Ana)')).toBe(`${missing.repeat(3)} (Ana)`);
  });

  it('keeps nothing invisible, no line breaks, and no stacks of marks', () => {
    expect(legible('a\u202Eb\u200Bc\u0007d\uD800\uFEFF')).toBe('abcd');
    expect(legible(' un\r\n\tdeux\u2028trois ')).toBe('un deux trois');
    expect(legible(`e${'\u0301'.repeat(50)}`).length).toBeLessThan(5);
    // A Hebrew mark on a Latin letter: no font has both.
    expect(legible('e\u05B8')).toBe('e');
  });

  it('only has characters that a font can draw, whatever was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const odd = Array.from(legible(text)).filter((each) => !draws(each));
        expect(odd.filter((each) => !`${missing} \u00A0\u202F`.includes(each))).toEqual([]);
      }),
    );
  });
});
