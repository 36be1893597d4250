import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords, shortened } from '../../../src/kernel/view/plain-words.ts';
import { anyLongText } from '../../support/any-text.ts';

describe('what somebody wrote', () => {
  it.each([
    ['du **gras**, de l’*italique* et du `code`', 'du gras, de l’italique et du code'],
    ['~~rayé~~ et ||caché||', 'rayé et caché'],
    ['[ici](https://exemple.org) ou <https://exemple.org>', 'ici ou https://exemple.org'],
    ['# Titre\n\nUne phrase\nqui continue', 'Titre Une phrase qui continue'],
    ['Il faut :\n- du temps\n- du soin', 'Il faut : · du temps · du soin'],
    ['2 * 3 * 4, a_b_c et 5 > 4', '2 * 3 * 4, a_b_c et 5 > 4'],
    ['participant·e·s', 'participant·e·s'],
  ])('is put on one line without its marks: %j', (written, shown) => {
    expect(plainWords(written)).toBe(shown);
  });
});

describe('a text that is too long', () => {
  it('ends with a sentence if that keeps enough of it', () => {
    expect(shortened('Un merci par an. Ce serait bien de faire mieux.', 30)).toBe(
      'Un merci par an.\u00A0…',
    );
  });

  it('otherwise ends between words, without a comma', () => {
    expect(shortened('Oui. Une phrase, une autre, et la suite', 29)).toBe(
      'Oui. Une phrase, une autre…',
    );
  });

  it('is unchanged if it fits', () => {
    expect(shortened('Tout tient.', 11)).toBe('Tout tient.');
  });

  it('never exceeds its limit', () => {
    fc.assert(
      fc.property(anyLongText, fc.integer({ min: 20, max: 200 }), (text, limit) => {
        expect(shortened(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
