import type { z } from 'zod';
import { setFrenchSpaces } from '../../kernel/typography.ts';
import { crossChecks } from './checks.ts';
import { templateShape, type Template } from './template.ts';

/** What crosses from one part to another is looked at even where a part is wrong. */
export const templateSchema = templateShape.superRefine(crossChecks, { when: () => true });

/** A mistake in a template: where it stands, what kind it is, what was found or allowed. */
export interface TemplateProblem {
  readonly path: string;
  readonly message: string;
}

/** Reads a template as its author wrote it; the French spaces are set here, once. */
export function parseTemplate(source: unknown): z.ZodSafeParseResult<Template> {
  return templateSchema.safeParse(withFrenchSpaces(source));
}

function withFrenchSpaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFrenchSpaces);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'fr' && typeof inner === 'string' ? setFrenchSpaces(inner) : withFrenchSpaces(inner),
    ]),
  );
}
