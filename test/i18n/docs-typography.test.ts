import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { curlApostrophes, setSpaces } from '../../src/kernel/typography.ts';
import type { Locale } from '../../src/kernel/text.ts';
import { packageRoot } from '../../src/system/package-root.ts';

/** The pages that people read, and in French those of whoever installs Palabre. */
const pages: readonly (readonly [Locale, string])[] = [
  ['fr', '../LISEZMOI'],
  ['fr', 'brancher-a-la-main'],
  ['fr', 'ecrire-un-gabarit'],
  ['fr', 'exporter-un-bilan'],
  ['fr', 'exporter-un-vote'],
  ['fr', 'hebergement'],
  ['fr', 'guide-exploitation'],
  ['fr', 'repetition'],
  ['fr', 'sur-matrix'],
  ['fr', 'guide-animation'],
  ['fr', 'guide-participation'],
  ['fr', 'vos-donnees'],
  ['en', 'facilitator-guide'],
  ['en', 'participant-guide'],
  ['ca', 'guia-dinamitzacio'],
  ['ca', 'guia-participants'],
  ['es', 'guia-facilitacion'],
  ['es', 'guia-participantes'],
];

/** Code, addresses and anchors stay as they are typed. */
const asTyped = /(`[^`]*`|\]\([^)]*\)|<[^>]*>)/u;

const set = (text: string, locale: Locale) =>
  text
    .split(asTyped)
    .map((part, at) => (at % 2 === 1 ? part : setSpaces(curlApostrophes(part), locale)))
    .join('');

describe('the typography of a page for people', () => {
  it.each(pages)(
    'is set (vitest run test/i18n/docs-typography.test.ts --update): %s %s',
    async (locale, name) => {
      const path = join(packageRoot(), 'docs', `${name}.md`);
      await expect(set(readFileSync(path, 'utf8'), locale)).toMatchFileSnapshot(path);
    },
  );
});
