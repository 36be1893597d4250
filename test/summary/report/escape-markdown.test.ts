import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLine, escapeMarkdown } from '../../../src/summary/report/escape-markdown.ts';
import { anyText } from '../../support/any-text.ts';
import { readCommonMark } from '../../support/commonmark.ts';

describe('words escaped for Markdown', () => {
  it('appear as typed, as nothing but text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { shown, marks } = readCommonMark(escapeMarkdown(text));
        expect(marks).toEqual([]);
        expect(shown).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('stay on one line if there is only one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeLine(text)).not.toMatch(/[\r\n]/u);
      }),
    );
  });

  it.each([
    ['<b>gras</b> &lt;', '\\<b\\>gras\\</b\\> \\&lt;'],
    ['[ici](https://exemple.org)', '\\[ici\\](<https://exemple.org>)'],
    ['Voir https://exemple.org/a_b.', 'Voir <https://exemple.org/a_b>.'],
    ['# un\n- deux\n3. trois\n===', '\\# un\n\\- deux\n3\\. trois\n\\==='],
    ['l’an 2025. Bien - mal', 'l’an 2025. Bien - mal'],
  ])('turn %j into %j', (typed, written) => {
    expect(escapeMarkdown(typed)).toBe(written);
  });
});
