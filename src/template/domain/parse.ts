import type { z } from 'zod';
import { curlApostrophes, setSpaces } from '../../kernel/typography.ts';
import { locales, type Locale } from '../../kernel/text.ts';
import { authorChecks } from './author-checks.ts';
import { crossChecks } from './checks.ts';
import { templateShape, type Template } from './template.ts';

/** References between parts are checked even if a part is invalid. */
export const templateSchema = templateShape.superRefine(crossChecks, { when: () => true });

/**
 * What authors are asked for besides: not what is read from a journal, whose workshops were opened
 * under an earlier rule.
 */
const authored = templateSchema.superRefine(authorChecks, { when: () => true });

/** A mistake in a template: its path, its kind, and what was found or allowed. */
export interface TemplateProblem {
  readonly path: string;
  readonly message: string;
}

/** Reads a template as written by its author, and sets what authors can’t be asked to type. */
export function parseTemplate(source: unknown): z.ZodSafeParseResult<Template> {
  return authored.safeParse(typeset(source));
}

const isLocale = (key: string): key is Locale => locales.some((locale) => locale === key);

function typesetText(locale: Locale, text: string): string {
  return setSpaces(curlApostrophes(text), locale);
}

function typeset(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typeset);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && isLocale(key) ? typesetText(key, inner) : typeset(inner),
    ]),
  );
}
