import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/kernel/view/excerpt.ts';
import { fileName } from '../../../src/kernel/view/file-name.ts';
import { oneLine } from '../../../src/kernel/view/one-line.ts';
import { plainWords, shortened } from '../../../src/kernel/view/plain-words.ts';
import { anyLongText, anyText } from '../../support/any-text.ts';

const few = { numRuns: 50 };

describe('an excerpt', () => {
  it.each([
    ['a text that fits exactly', 'douze signes', 12, 'douze signes'],
    ['a text of one unit too many', 'douze signes!', 12, 'douze signe…'],
    ['one word, longer than there is room', 'a'.repeat(30), 10, `${'a'.repeat(9)}…`],
    ['a first word too short to stand alone', 'à anticonstitutionnellement', 10, 'à anticon…'],
    ['spaces before the cut', 'un deux      trois quatre', 12, 'un deux…'],
    ['nothing', '', 5, ''],
    ['a family at the edge', 'ab👩‍👩‍👧‍👦cd', 8, 'ab…'],
  ])('of %s', (_what, text, limit, shown) => {
    expect(excerpt(text, limit)).toBe(shown);
  });

  it('adds nothing of its own but the ellipsis', () => {
    fc.assert(
      fc.property(anyLongText, fc.integer({ min: 1, max: 200 }), (text, limit) => {
        const cut = excerpt(text, limit);
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
      few,
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Bilan : l’été à Montréal', 'bilan-l-ete-a-montreal'],
    ['Qui, quoi & comment ?', 'qui-quoi-comment'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Jardin\\*.md', 'c-jardin-md'],
    ['a\nb\tc', 'a-b-c'],
    ['Café\u0301', 'cafe'],
    ['שלום', 'שלום'],
    ['🌱🗳️', 'palabre'],
    ['   ', 'palabre'],
    ['', 'palabre'],
    ['…—…', 'palabre'],
  ])('of %j is %s', (title, name) => {
    expect(fileName(title)).toBe(name);
  });

  it('holds letters, figures and single hyphens alone, whatever the title', () => {
    fc.assert(
      fc.property(anyLongText, (title) => {
        const name = fileName(title);
        expect(name).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
        expect(name.length).toBeLessThanOrEqual(60);
      }),
      few,
    );
  });
});

describe('a text on one line', () => {
  it.each([
    ['un\ndeux', 'un deux'],
    ['un\r\n\r\n  deux', 'un deux'],
    ['un\rdeux', 'un deux'],
    ['un  deux', 'un  deux'],
    ['espace\u00A0insécable\u202F!', 'espace\u00A0insécable\u202F!'],
    ['\n', ' '],
    ['', ''],
  ])('keeps everything but line breaks: %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it('has no line break and loses no other sign, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/[\r\n]/u);
        expect(line.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        expect(oneLine(line)).toBe(line);
      }),
      few,
    );
  });
});

describe('the words of a picture', () => {
  it('are on one line, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainWords(text)).not.toContain('\n');
      }),
      few,
    );
  });

  it.each([
    ['une idée **inachevée', 'une idée **inachevée'],
    ['snake_case et __init', 'snake_case et __init'],
    ['1. d’abord\n2) ensuite', 'd’abord · ensuite'],
    ['> cité\n-# petit', 'cité · petit'],
    ['```js\ncode()\n```', 'code()'],
    ['\n\n', ''],
    ['-5 degrés', '-5 degrés'],
    ['**Quoi ?** et *qui* ?', 'Quoi ? et qui ?'],
  ])('keep what only looks like a mark: %j', (written, shown) => {
    expect(plainWords(written)).toBe(shown);
  });

  it.each([
    ['before a dash', 'Un mot, un autre – et le reste', 22, 'Un mot, un autre…'],
    ['before a colon', 'Il nous faut : tout', 15, 'Il nous faut…'],
    [
      'before a comma',
      'Est-ce assez ? Peut-être, ou pas du tout.',
      27,
      'Est-ce assez ? Peut-être…',
    ],
  ])('are cut %s without leaving it', (_where, text, limit, shown) => {
    expect(shortened(text, limit)).toBe(shown);
  });
});
