import type { Locale } from './text.ts';

const collators = new Map<Locale, Intl.Collator>();

/**
 * Puts people's words and names in the order of a language's dictionaries: « Âne » before « Zèbre »,
 * « 2 » before « 10 ». Words that a dictionary has in one place are ordered by their signs, so that
 * the order is the same on every machine, whatever the order they came in.
 */
export function alphabetical(locale: Locale): (a: string, b: string) => number {
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return (a, b) => collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
