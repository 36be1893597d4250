import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { strings as connecting } from '../../src/rehearsal/page/client/connect/strings.ts';
import { strings as rehearsing } from '../../src/rehearsal/page/client/strings.ts';
import { strings as writing } from '../../src/rehearsal/page/client/studio/strings.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { rawCatalogue } from '../support/messages.ts';

const read = (...path: string[]) => readFileSync(join(packageRoot(), ...path), 'utf8');

/** The rows of `docs/glossary.md`: what it is, in two languages, a word in each, then those it is never called. */
const rows = read('docs', 'glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (?:-|what it is)/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, , , fr = '', en = '', ca = '', es = '', not = '']) => ({
    words: { fr, en, ca, es },
    not,
  }));

const forbidden = rows.flatMap(({ not }) =>
  not === '' ? [] : not.split(', ').map((entry) => entry.split(': ')),
);

function templateTexts(locale: Locale): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === locale && typeof inner === 'string') found.push(inner);
      else walk(inner);
    }
  };
  for (const name of ['en-commun', 'dix-minutes'])
    walk(parse(read('src', 'templates', `${name}.yaml`)));
  return found;
}

/** What a page's script shows as it is; what it makes of arguments is left out. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe.each(locales)('the glossary in %s', (locale) => {
  const texts = [
    ...Object.values(rawCatalogue(locale)),
    ...templateTexts(locale),
    ...[rehearsing, connecting, writing].flatMap((page) => textsIn(page[locale])),
  ].map((text) => text.replaceAll('’', "'").toLowerCase());

  it('has ten to twenty things, each by a word that people really read', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows.length).toBeLessThanOrEqual(20);
    const unread = rows
      .map(({ words }) => words[locale].replaceAll('’', "'").toLowerCase())
      .filter((word) => !texts.some((text) => text.includes(word)));
    expect(unread).toEqual([]);
  });

  it('never calls a thing by another word', () => {
    const words = forbidden.filter(([of]) => of === locale).map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(4);
    const found = words.flatMap((word) => {
      const plain = word.replaceAll('’', "'");
      const whole = new RegExp(String.raw`(?<!\p{L})${plain}(?!\p{L})`, 'iu');
      return texts.filter((text) => whole.test(text)).map((text) => `${word}: ${text}`);
    });
    expect(found).toEqual([]);
  });
});
