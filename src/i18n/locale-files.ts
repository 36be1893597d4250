import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { setFrenchSpaces } from '../kernel/typography.ts';
import {
  createTranslator,
  type Catalogue,
  type Translator,
  type TranslatorOf,
} from './translator.ts';
import { permissionKeys } from './permission-words.ts';
import { withTerms } from './terms.ts';
import { locales } from '../kernel/text.ts';

const catalogueSchema = z.record(z.string(), z.string());

/** What people can be spoken to in, and Spanish, which has the names of the commands alone. */
export const languages = [...locales, 'es-ES'] as const;
export type Language = (typeof languages)[number];

/** All strings of each language, names and descriptions of the commands among them. */
export type Catalogues = Readonly<Record<Language, Catalogue>>;

/** A platform's terms and the messages that only it can word, by language. */
export type PlatformWords = Catalogues;

const read = (...path: readonly string[]): Catalogue =>
  catalogueSchema.parse(JSON.parse(readFileSync(join(...path), 'utf8')));

/** Reads the words that a platform has in `locales/`, in the folder of its name. */
export function readWords(root: string, platform: string): PlatformWords {
  const wordsIn = (name: Language) => read(root, 'locales', platform, `${name}.json`);
  return { fr: wordsIn('fr'), en: wordsIn('en'), 'es-ES': wordsIn('es-ES') };
}

/** What each platform words for itself in every language that people are spoken to in. */
const ownWords = ['a_command', ...permissionKeys];

/** Throws on any that are missing: the author of a platform learns of all of them at its first start. */
function checkWords(words: PlatformWords): void {
  const missing = locales.flatMap((locale) =>
    ownWords
      .filter((name) => words[locale][name] === undefined)
      .map((name) => `${name} (${locale})`),
  );
  if (missing.length > 0) throw new Error(`No platform word ${missing.join(', ')}`);
}

/** Reads a language's strings as a platform says them; the spaces of French are set here, once. */
function readCatalogue(root: string, name: Language, words: PlatformWords): Catalogue {
  const catalogue = withTerms(read(root, 'locales', `${name}.json`), words[name]);
  if (name !== 'fr') return catalogue;
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [key, setFrenchSpaces(message)]),
  );
}

export function readCatalogues(root: string, words: PlatformWords): Catalogues {
  checkWords(words);
  return {
    fr: readCatalogue(root, 'fr', words),
    en: readCatalogue(root, 'en', words),
    'es-ES': readCatalogue(root, 'es-ES', words),
  };
}

export function translatorsOf({ fr, en }: Catalogues): TranslatorOf {
  const all = { fr: zoned(createTranslator('fr', fr)), en: zoned(createTranslator('en', en)) };
  return (locale, zone) => all[locale](zone);
}

/** The same words for each zone, made once. */
function zoned(words: Translator): (zone: string) => Translator {
  const known = new Map<string, Translator>();
  return (zone) => {
    const found = known.get(zone) ?? { ...words, zone };
    known.set(zone, found);
    return found;
  };
}
