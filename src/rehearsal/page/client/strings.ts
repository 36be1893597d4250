import type { Locale } from '../../../kernel/text.ts';
import { ca } from './strings/ca.ts';
import { en } from './strings/en.ts';
import { es } from './strings/es.ts';
import { fr, type Strings } from './strings/fr.ts';

export type { Strings };
export const strings: Readonly<Record<Locale, Strings>> = { fr, en, ca, es };
export const pageLanguages = ['fr', 'en', 'ca', 'es'] as const satisfies readonly Locale[];
/** The languages of the page, each by its own name. */
export const ownNames: Readonly<Record<Locale, string>> = {
  fr: 'Français',
  en: 'English',
  ca: 'Català',
  es: 'Español',
};

/** The language of a tag such as `fr-CA`, if the page has it; English otherwise. */
export const languageOf = (tag: string): Locale => pageLanguage(tag) ?? 'en';

/** The first of a browser's languages that the page has; English otherwise. */
export const browserLanguage = (tags: readonly string[]): Locale =>
  tags.map(pageLanguage).find((each) => each !== undefined) ?? 'en';

function pageLanguage(tag: string): Locale | undefined {
  const [own] = tag.split('-');
  return pageLanguages.find((each) => each === own);
}
