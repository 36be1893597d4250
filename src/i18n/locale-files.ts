import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { holdCounts, setSpaces } from '../kernel/typography.ts';
import {
  createTranslator,
  type Catalogue,
  type Translator,
  type TranslatorOf,
} from './translator.ts';
import { permissionKeys } from './permission-words.ts';
import { withTerms } from './terms.ts';
import { locales, type Locale } from '../kernel/text.ts';

const catalogueSchema = z.record(z.string(), z.string());

/** All strings of each language, names and descriptions of the commands among them. */
export type Catalogues = Readonly<Record<Locale, Catalogue>>;

/** A platform's terms and the messages that only it can word, by language. */
export type PlatformWords = Catalogues;

const read = (...path: readonly string[]): Catalogue =>
  catalogueSchema.parse(JSON.parse(readFileSync(join(...path), 'utf8')));

/** Reads the words that a platform has in `locales/`, in the folder of its name. */
export function readWords(root: string, platform: string): PlatformWords {
  return inEach((name) => read(root, 'locales', platform, `${name}.json`));
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

/** The names by which a platform's own menus call things, and people with them. */
const menuName = /^(?:command|message)\..*\.name$/u;

/**
 * The general strings of a language. Where the platform's menus don't speak it, what people find
 * there is in another: `menus_in` says which, and the sentences call it by that name.
 */
function generalOf(root: string, name: Locale, words: PlatformWords): Catalogue {
  const own = read(root, 'locales', `${name}.json`);
  const { menus_in: menus } = words[name];
  if (menus === undefined) return own;
  const shown = Object.entries(read(root, 'locales', `${menus}.json`));
  return { ...own, ...Object.fromEntries(shown.filter(([key]) => menuName.test(key))) };
}

/** What a mistake's sentence asks of its reader stands between these, for translators and tests alone. */
const nextStep = /<\/?do>/gu;

/** Reads a language's strings as a platform says them; their typography is set here, once. */
function readCatalogue(root: string, name: Locale, words: PlatformWords): Catalogue {
  const catalogue = withTerms(generalOf(root, name, words), words[name]);
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [
      key,
      holdCounts(setSpaces(message.replace(nextStep, ''), name)),
    ]),
  );
}

export function readCatalogues(root: string, words: PlatformWords): Catalogues {
  checkWords(words);
  return inEach((name) => readCatalogue(root, name, words));
}

export function translatorsOf(catalogues: Catalogues): TranslatorOf {
  const all = inEach((locale) => zoned(createTranslator(locale, catalogues[locale])));
  return (locale, zone) => all[locale](zone);
}

export function inEach<T>(made: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return { fr: made('fr'), en: made('en'), ca: made('ca'), es: made('es') };
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
