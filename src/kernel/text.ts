import { z } from 'zod';
import { isLongerThan } from './written.ts';

/** The languages Palabre speaks, for locale files and settings alike. */
export const locales = ['fr', 'en', 'ca', 'es'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** One of the languages, as somebody set it where nothing checks it yet; French otherwise. */
export function localeFrom(set: string | undefined): Locale {
  return locales.find((locale) => locale === set) ?? 'fr';
}

/** Whom a text is for: their language, and the time zone whose hours they go by. */
export interface Reader {
  readonly locale: Locale;
  /** Such as `America/Toronto`. */
  readonly zone: string;
}

/** Such as `fr`, `eu`, `oc` or `fr-CA`: the languages of a template are its author's, not only ours. */
const languageTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;

/** One text in the languages its author writes, one at least. */
const localizedIn = (text: z.ZodType<string, string>) =>
  z
    .object({})
    .catchall(z.string())
    .superRefine((texts, context) => {
      const keys = Object.keys(texts).filter((key) => !languageTag.test(key));
      if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys });
      else if (Object.keys(texts).length === 0)
        context.addIssue({ code: 'invalid_type', expected: 'object' });
    })
    .pipe(z.record(z.string(), text));

/** One sentence in each language, as a template's author writes it. */
export const localized = localizedIn(z.string().min(1));
export type Localized = z.infer<typeof localized>;

/** Like `localized`, with a limit in characters that applies to every language. */
export function localizedUpTo(limit: number) {
  return localizedIn(textUpTo(limit));
}

/** Some text of at most `limit` characters, as `isLongerThan` counts them. */
export function textUpTo(limit: number) {
  return z
    .string()
    .min(1)
    .superRefine((text, context) => {
      if (isLongerThan(text, limit))
        context.addIssue({ code: 'too_big', origin: 'string', maximum: limit, inclusive: true });
    });
}

/** What a reader is shown of a text that its author did not write in their language, in this order. */
const standIns: Readonly<Record<Locale, readonly Locale[]>> = {
  fr: ['fr', 'en', 'es', 'ca'],
  en: ['en', 'fr', 'es', 'ca'],
  ca: ['ca', 'es', 'fr', 'en'],
  es: ['es', 'ca', 'fr', 'en'],
};

/**
 * A text for a reader of this language: in theirs, in one that stands in for it, or else in the first
 * that its author wrote.
 */
export function textFor(text: Localized, locale: Locale): string {
  const own = text[locale];
  if (own !== undefined) return own;
  const written = Object.keys(text);
  const found = standIns[locale].flatMap((each) =>
    written.filter((tag) => tag === each || tag.startsWith(`${each}-`)),
  )[0];
  return text[found ?? written[0] ?? ''] ?? '';
}

/** The languages of an object that is a text in some, whatever else is wrong with it. */
export function languagesOf(value: object): readonly string[] | undefined {
  const entries = Object.entries(value);
  const isText = entries.every(
    ([key, text]) =>
      key !== 'id' && languageTag.test(key) && (typeof text === 'string' || text === null),
  );
  return isText && entries.length > 0 ? entries.map(([key]) => key) : undefined;
}
