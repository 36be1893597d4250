import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';
import { locales } from '../../src/kernel/text.ts';
import { holdCounts } from '../../src/kernel/typography.ts';
import { catalogues } from '../support/messages.ts';

/** What breaks at a line's end, in a message of ICU: a number from what it counts, or what is more. */
const loose = [
  /# (?=\p{L})/u,
  /#\u00A0(?:sans|sense|sin|without) /u,
  /\{(?:… )?(?:et|and|y|i|\+) #/u,
  /… (?:et|and|y|i)\u00A0#/u,
  /\{ #\u00A0(?:h|min)\b/u,
  /\} (?:h|min|%)(?!\p{L})/u,
  /#\u00A0h (?=\})/u,
];

describe.each(locales)('in the strings of %s', (locale) => {
  const t = createTranslator(locale, catalogues[locale]);

  it('a number stays on the line of what it counts', () => {
    const broken = Object.entries(catalogues[locale]).filter(([, text]) =>
      loose.some((pattern) => pattern.test(text)),
    );
    expect(broken.map(([key]) => key)).toEqual([]);
  });

  it('the parts of a duration stay together', () => {
    const labels = [[1, 45] as const, [2, 0] as const, [0, 45] as const].map(([hours, minutes]) =>
      t.plain('template.withLength', { title: 'T', hours, minutes }),
    );
    expect(labels).toEqual([
      'T\u00A0· 1\u00A0h\u00A045\u00A0min',
      'T\u00A0· 2\u00A0h',
      'T\u00A0· 45\u00A0min',
    ]);
  });

  it('so do those of how late a workshop is', () => {
    const said = t.plain('cockpit.early', { hours: 3, minutes: 50 });
    expect(said).toContain('3\u00A0h\u00A050\u00A0min');
  });

  it('what is more never begins a line by itself', () => {
    expect(t.plain('picture.more', { count: 9 })).not.toContain(' ');
    expect(t.plain('picture.more', { count: 9 })).not.toContain(' ');
  });
});

it.each([
  ['{n, plural, other { et # sans nom}}', '{n, plural, other { et #\u00A0sans\u00A0nom}}'],
  ['{n, plural, other {+ # à part}}', '{n, plural, other {+\u00A0#\u00A0à part}}'],
  ['#, # · #', '#, # · #'],
])('« %s » is held', (message, held) => {
  expect(holdCounts(message)).toBe(held);
});
