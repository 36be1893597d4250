import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../src/system/package-root.ts';
import { readCatalogues, readWords, type PlatformWords } from '../../src/i18n/locale-files.ts';
import type { Locale } from '../../src/kernel/text.ts';
import type { Catalogue } from '../../src/i18n/translator.ts';

/** As translators wrote it, before the spaces of French are set. */
export function rawCatalogue(name: Locale): Catalogue {
  const text = readFileSync(join(packageRoot(), 'locales', `${name}.json`), 'utf8');
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

/** The platforms that have words in `locales/`, each in a folder of its name. */
export const platforms = readdirSync(join(packageRoot(), 'locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export const wordsOf = (platform: string): PlatformWords => readWords(packageRoot(), platform);

export const discordWords = wordsOf('discord');
export const catalogues = readCatalogues(packageRoot(), discordWords);
export const { fr: french, en: english } = catalogues;

interface Argument {
  readonly name: string;
  readonly kind: 'words' | 'number' | 'select';
  readonly choices: readonly string[];
}

const kinds: Readonly<Record<number, Argument['kind']>> = {
  [TYPE.argument]: 'words',
  [TYPE.number]: 'number',
  [TYPE.plural]: 'number',
  [TYPE.select]: 'select',
};

/** The arguments of a message, sorted by name. */
export function argumentsOf(message: string): Argument[] {
  const found = new Map<string, Argument>();
  collect(parse(message), found);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function collect(elements: readonly MessageFormatElement[], found: Map<string, Argument>): void {
  for (const element of elements) {
    const kind = kinds[element.type];
    if (kind !== undefined && 'value' in element && found.get(element.value)?.kind !== 'number') {
      const choices = element.type === TYPE.select ? Object.keys(element.options).toSorted() : [];
      found.set(element.value, { name: element.value, kind, choices });
    }
    if ('options' in element)
      for (const { value } of Object.values(element.options)) collect(value, found);
    if ('children' in element) collect(element.children, found);
  }
}

/** Arguments for all variants of a message: one, several, none, each choice. */
export function samplesFor(message: string): Record<string, string | number>[] {
  const needed = argumentsOf(message);
  const choices = needed.flatMap((each) => each.choices);
  const turns = choices.length > 0 ? choices : [''];
  return turns.flatMap((choice) =>
    [0, 1, 2, 1234].map((count) =>
      Object.fromEntries(
        needed.map(({ name, kind }) => [
          name,
          kind === 'number' ? count : kind === 'select' ? choice : `‹${name}›`,
        ]),
      ),
    ),
  );
}
