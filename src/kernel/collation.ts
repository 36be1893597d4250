import type { Locale } from './text.ts';

const collators = new Map<Locale, Intl.Collator>();

/**
 * Compares words and names in a language's dictionary order: « Âne » before « Zèbre », « 2 » before
 * « 10 ». Words that a dictionary treats as equal are compared by code units, so that the order is
 * the same on every machine, whatever the order they came in.
 */
export function alphabetical(locale: Locale): (a: string, b: string) => number {
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return (a, b) => collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
