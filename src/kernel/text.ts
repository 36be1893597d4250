import { z } from 'zod';
import { isLongerThan } from './written.ts';

/** The languages Palabre speaks, for templates, locale files and settings alike. */
export const locales = ['fr', 'en'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** Whom a text is for: their language, and the time zone whose hours they go by. */
export interface Reader {
  readonly locale: Locale;
  /** Such as `America/Toronto`. */
  readonly zone: string;
}

/** One sentence in each language, as a template's author writes it. */
export const localized = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
export type Localized = z.infer<typeof localized>;

/** Like `localized`, with a limit in characters that applies to every language. */
export function localizedUpTo(limit: number) {
  return z.strictObject({
    fr: textUpTo(limit),
    en: textUpTo(limit),
  });
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
