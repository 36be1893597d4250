import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { setFrenchSpaces } from '../kernel/typography.ts';
import { createTranslator, type Catalogue, type Translator } from './translator.ts';
import { locales, type Locale } from '../kernel/text.ts';

const catalogueSchema = z.record(z.string(), z.string());

/** Reads the messages of a language and sets the spaces French needs. */
export function readCatalogue(root: string, name: string): Catalogue {
  const text = readFileSync(join(root, 'locales', `${name}.json`), 'utf8');
  const catalogue = catalogueSchema.parse(JSON.parse(text));
  if (name !== 'fr') return catalogue;
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [key, setFrenchSpaces(message)]),
  );
}

export function readTranslators(root: string): (locale: Locale) => Translator {
  const all = new Map(
    locales.map((locale) => [locale, createTranslator(locale, readCatalogue(root, locale))]),
  );
  return (locale) => all.get(locale) ?? createTranslator(locale, {});
}
