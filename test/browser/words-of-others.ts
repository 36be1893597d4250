import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readCatalogues } from '../../src/i18n/locale-files.ts';
import type { Locale, Localized } from '../../src/kernel/text.ts';
import { castIn } from '../../src/rehearsal/cast-in.ts';
import { matrixStrings } from '../../src/rehearsal/page/client/matrix/strings.ts';
import { ownNames, strings } from '../../src/rehearsal/page/client/strings.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { platforms, wordsOf } from '../support/messages.ts';
import { shippedTemplate } from '../support/rehearsed.ts';

const spoken = platforms.map((platform) => readCatalogues(packageRoot(), wordsOf(platform)));
const templates = ['en-commun', 'dix-minutes'].map(shippedTemplate);

/** The words of a text, without the initials of people; an apostrophe ends a word. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

const literal = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((each) => {
    if (each.type === TYPE.literal) return [each.value];
    if ('options' in each)
      return Object.values(each.options).flatMap(({ value }) => literal(value));
    return 'children' in each ? literal(each.children) : [];
  });

/** All texts within something, however deep; a function that makes one says it with sample values. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [1, 2].map((count) => String(value(count, count)));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const isLocalized = (value: object): value is Localized => Object.hasOwn(value, 'fr');

function inLanguage(value: unknown, locale: Locale): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocalized(value)) return [value[locale] ?? ''];
  return Object.values(value).flatMap((each) => inLanguage(each, locale));
}

/** As clocks and cards write the days and the months. */
function datesIn(locale: Locale): string[] {
  const year = Array.from({ length: 12 }, (_, month) => new Date(2026, month, month + 1));
  return (['short', 'long'] as const).flatMap((width) =>
    year.map((day) => day.toLocaleDateString(locale, { weekday: width, month: width })),
  );
}

/** What Palabre, its page and its templates say in a language. */
const said = (locale: Locale): Set<string> =>
  new Set(
    [
      ...spoken.flatMap((catalogues) =>
        Object.values(catalogues[locale]).flatMap((text) => literal(parse(text))),
      ),
      ...textsIn(strings[locale]),
      ...textsIn(matrixStrings[locale]),
      ...inLanguage(templates, locale),
      ...datesIn(locale),
    ].flatMap(wordsIn),
  );

/** Each by its own name, in the list of the page's languages; and the button that reads a step in another. */
function meant(locale: Locale): string[] {
  const reads = spoken.map((catalogues) => catalogues[locale]['button.readStep'] ?? '');
  return [...reads, ...Object.values(ownNames)];
}

const others: Readonly<Record<Locale, readonly Locale[]>> = {
  fr: ['en'],
  en: ['fr'],
  ca: ['en', 'fr'],
  es: ['en', 'fr'],
};

/**
 * Finds words that only Palabre's English or French has, on a screen in another language. What the
 * cast says there is its own, and so is whatever the screen means to say in another language.
 */
export function wordsOfOthers(locale: Locale): (screen: string) => string[] {
  const own = new Set([...said(locale), ...textsIn(castIn(locale)).flatMap(wordsIn)]);
  const foreign = new Set(others[locale].flatMap((other) => [...said(other)]));
  const strange = [...foreign].filter((word) => !own.has(word));
  const known = new Set(strange);
  return (screen) => {
    const rest = meant(locale).reduce((text, each) => text.replaceAll(each, ' '), screen);
    return [...new Set(wordsIn(rest).filter((word) => known.has(word)))];
  };
}

/** All that is shown, and what is read out in its place. */
export const screenText = `(() => {
  const named = [...document.querySelectorAll('body *')].filter((el) => el.checkVisibility());
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  return [document.body.innerText, ...named.flatMap((el) => attributes.map((each) => el.getAttribute(each) ?? ''))].join('\\n');
})()`;
