import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/kernel/text.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { commandNames } from '../support/command-names.ts';
import { catalogues } from '../support/messages.ts';
import { ordinarySpaces } from '../support/plain-view.ts';

const guides: readonly (readonly [Locale, string])[] = [
  ['fr', 'guide-animation'],
  ['en', 'facilitator-guide'],
  ['ca', 'guia-dinamitzacio'],
  ['es', 'guia-facilitacion'],
  ['fr', 'guide-participation'],
  ['en', 'participant-guide'],
  ['ca', 'guia-participants'],
  ['es', 'guia-participantes'],
];

const plain = (text: string) =>
  ordinarySpaces(text).replaceAll(/[◂▸]/gu, '').replaceAll("'", '’').trim().toLowerCase();

describe.each(guides)('the guide in %s, %s', (locale, file) => {
  const text = readFileSync(join(packageRoot(), 'docs', `${file}.md`), 'utf8');

  it('names commands that exist', () => {
    const names = commandNames(locale);
    const named = [...text.matchAll(/`\/([a-z][a-z -]*)/gu)].map(([, command = '']) =>
      command.trim(),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter(
        (each) =>
          !names.some(
            (name) => each === name || each.startsWith(`${name} `) || name.startsWith(`${each} `),
          ),
      ),
    ).toEqual([]);
  });

  it('calls buttons by their names', () => {
    const known = new Set(Object.values(catalogues[locale]).map(plain));
    const cells = text
      .split('\n')
      .filter(
        (line) => line.startsWith('| ') && !line.startsWith('| **') && !line.includes('| ---'),
      )
      .slice(1)
      .map((line) => (line.split('|')[1] ?? '').replace(/\(.*\)/u, ''))
      .flatMap((cell) => (known.has(plain(cell)) ? [cell] : cell.split(', ')));
    // What opens an item is its subject; elsewhere, in the middle of a sentence, it is a button.
    const pressed = [
      ...text.matchAll(/(?<!^(?:- |\d\. |\| )?)\*\*(?<name>\p{Lu}[^*:]*)\*\*(?! ?:)/gmu),
    ].map(({ groups }) => groups?.['name'] ?? '');
    const buttons = [...cells, ...pressed].map(plain).filter((name) => name !== '');
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((name) => !known.has(name))).toEqual([]);
  });
});
