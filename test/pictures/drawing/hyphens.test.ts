import { assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, type Drawing } from '../../../src/pictures/drawing/drawing.ts';
import { hyphenated } from '../../../src/pictures/drawing/hyphens.ts';
import { typeOf } from '../../../src/pictures/drawing/look.ts';
import { write } from '../../../src/pictures/drawing/writing.ts';
import { textsOf } from '../../support/drawings.ts';

const box = (words: string, width: number): Drawing => ({
  width: 360,
  root: column({}, [write(words, 3, { ...typeOf('small'), width })]),
});
const cut = (words: string, width: number, lang: 'fr' | 'en' = 'fr') =>
  textsOf(hyphenated(box(words, width), lang).root).join('');

const inside = (padding: number) =>
  textsOf(
    hyphenated(
      {
        width: 140,
        root: column({ padding }, [write('institutionnalisation', 3, typeOf('small'))]),
      },
      'fr',
    ).root,
  ).join('');

describe('a word in its box', () => {
  it('is hyphenated between syllables if it is wider', () => {
    expect(cut('une intergouvernementalisation lente', 134)).toBe(
      'une intergouvernementali-sation lente',
    );
    expect(cut('institutionnalisation', 60)).toBe('institu-tionnali-sation');
    expect(cut('institutionalization', 60, 'en')).toBe('institu-tionaliza-tion');
  });

  it('stays whole if it fits', () => {
    expect(cut('institutionnalisation des coopératives', 134)).toBe(
      'institutionnalisation des coopératives',
    );
  });

  it('is never cut next to the middle dot of an inclusive word', () => {
    for (let width = 20; width < 140; width += 1)
      expect(cut('coordonnateur·rice·s', width)).not.toMatch(/·-|-·/u);
  });

  it('is wider in bold and in larger letters', () => {
    const word = 'institutionnalisation';
    const bold: Drawing = {
      width: 360,
      root: column({}, [write(word, 3, { ...typeOf('title', 700), width: 134 })]),
    };
    expect(cut(word, 134)).toBe(word);
    expect(textsOf(hyphenated(bold, 'fr').root).join('')).toBe('institutionna-lisation');
  });

  it('has the width of the surrounding box, less its padding, if its own has none', () => {
    expect(inside(4)).toBe('institutionnalisation');
    expect(inside(30)).toBe('institutionna-lisation');
  });

  it('only gains hyphens, whatever is written', () => {
    assert(
      property(
        string({ unit: 'grapheme', maxLength: 80 }),
        integer({ min: 10, max: 320 }),
        constantFrom('fr' as const, 'en' as const),
        (words, width, lang) => {
          const shown = textsOf(box(words, width).root).join('');
          const written = cut(words, width, lang);
          expect(written.replaceAll(/-|\u00AD/gu, '')).toBe(shown.replaceAll(/-|\u00AD/gu, ''));
        },
      ),
      { numRuns: 300 },
    );
  });
});
