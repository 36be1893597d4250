import { z } from 'zod';
import { isLongerThan } from './written.ts';

/** The languages Palabre speaks, for locale files and settings alike. */
export const locales = ['fr', 'en', 'ca', 'es'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** The language for a setting that has not been checked yet; French if it is none of them. */
export function localeFrom(set: string | undefined): Locale {
  return locales.find((locale) => locale === set) ?? 'fr';
}

/** Who a text is for: their language and their time zone. */
export interface Reader {
  readonly locale: Locale;
  /** Such as `America/Toronto`. */
  readonly zone: string;
}

/** Such as `fr`, `eu`, `oc` or `fr-CA`: the languages of a template are its author's, not only ours. */
const languageTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;

/** A text in the languages that its author wrote, at least one. */
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

/** For a text that is not in the reader's language: the languages to use instead, in order. */
const standIns: Readonly<Record<Locale, readonly Locale[]>> = {
  fr: ['fr', 'en', 'es', 'ca'],
  en: ['en', 'fr', 'es', 'ca'],
  ca: ['ca', 'es', 'fr', 'en'],
  es: ['es', 'ca', 'fr', 'en'],
};

/**
 * The text in the reader's language, in one that stands in for it, or else in the first that its
 * author wrote.
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

/**
 * The languages of an object that maps only language tags to texts, whatever else is wrong with it;
 * undefined for any other.
 */
export function languagesOf(value: object): readonly string[] | undefined {
  const entries = Object.entries(value);
  const isText = entries.every(
    ([key, text]) =>
      key !== 'id' && languageTag.test(key) && (typeof text === 'string' || text === null),
  );
  return isText && entries.length > 0 ? entries.map(([key]) => key) : undefined;
}
