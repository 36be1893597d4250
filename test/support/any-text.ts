import * as fc from 'fast-check';
import { isBlank } from '../../src/kernel/written.ts';

const marks = fc.string({
  unit: fc.constantFrom(...'*_~|>#@[]()`\\<&:-+.1 \n'.split('')),
  maxLength: 400,
});
const signs = ['👩‍👩‍👧‍👦', 'é', 'שלום', 'مرحبا', '\u202E', '\u200B', '\r', '\u2028', '\uFEFF', '𝔘', '🗳️'];
const tricks = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<t:1:R>',
  '</aide:123456789012345678>',
  '<:a:123456789012345678>',
  '[ici](https://exemple.org)',
  '**gras**',
  '> cité',
  '# Titre',
  '-# petit',
  '```\ncode\n```',
  '||caché||',
  '| a | b |\n| - | - |',
  '<script>alert(1)</script>',
  '&lt;b&gt;',
  '1. un\n2) deux',
  '---',
  'a\n===',
  'https://exemple.org/a_b_c?x=*y*&z=[1](2)',
  '**https://exemple.org/_a_**',
  '<https://exemple.org>',
  '(https://fr.wikipedia.org/wiki/Commun_(bien))',
  '    retrait',
];

/**
 * What people type, and what somebody would type to break a layout or impersonate somebody else.
 */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  marks,
  fc
    .array(fc.constantFrom(...tricks, ...signs, ' ', '\n', 'mot'), { maxLength: 12 })
    .map((all) => all.join('')),
);

/** The same, sometimes as long as a form allows, in one word or many. */
export const anyLongText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...tricks, ...signs, '*', '_', 'a', 'mot ', '\n', '>\n'), fc.nat(4000))
      .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)),
  },
);

/** Text that is not blank, for fields that are never empty. */
export const anyWords: fc.Arbitrary<string> = anyText.filter((text) => !isBlank(text));
