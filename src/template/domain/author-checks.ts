import type { z } from 'zod';
import { entryOf } from '../../kernel/dictionary.ts';
import { textKey } from '../../kernel/same-text.ts';
import { languagesOf } from '../../kernel/text.ts';
import { isBlank } from '../../kernel/written.ts';
import { languagesIn, type CrossProblem } from './checks.ts';
import { outlineSchema, type OptionOutline } from './outline.ts';

type Path = (string | number)[];
type Report = (path: Path, problem: CrossProblem) => void;

/** What people would see in a template's texts: something, and no option of a poll twice. */
export function authorChecks(source: unknown, context: z.RefinementCtx): void {
  const report: Report = (path, problem) =>
    context.addIssue({ code: 'custom', path, params: problem, message: problem.problem });
  checkSeen(source, [], report);
  checkLanguages(source, context);
  outlineSchema
    .parse(source)
    .steps.forEach(({ options }, i) => checkOptions(options, ['steps', i, 'options'], report));
}

/** An empty text is the shape's to report. */
function checkSeen(value: unknown, at: Path, report: Report): void {
  if (typeof value === 'string') {
    if (value !== '' && isBlank(value)) report(at, { problem: 'nothingSeen', id: '' });
  } else if (Array.isArray(value)) {
    value.forEach((inner, index) => checkSeen(inner, [...at, index], report));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) checkSeen(inner, [...at, key], report);
  }
}

interface TextAt {
  readonly at: Path;
  readonly tags: readonly string[];
}

/**
 * A template is in the languages of most of its texts: one that lacks such a language, or is in
 * another, was forgotten, or its language mistyped.
 */
function checkLanguages(source: unknown, context: z.RefinementCtx): void {
  const texts = textsOf(source, []);
  const wanted = sharedBy(texts);
  for (const { at, tags } of texts) {
    for (const tag of wanted.filter((each) => !tags.includes(each)))
      context.addIssue({ code: 'invalid_type', expected: 'string', path: [...at, tag] });
    const keys = tags.filter((tag) => !wanted.includes(tag));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, path: at });
  }
}

function textsOf(value: unknown, at: Path): TextAt[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((inner, index) => textsOf(inner, [...at, index]));
  const tags = languagesOf(value);
  if (tags !== undefined) return [{ at, tags }];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...at, key]));
}

function sharedBy(texts: readonly TextAt[]): readonly string[] {
  const count = new Map<string, number>();
  for (const tag of texts.flatMap(({ tags }) => tags)) count.set(tag, (count.get(tag) ?? 0) + 1);
  return [...count].filter(([, times]) => times * 2 >= texts.length).map(([tag]) => tag);
}

function checkOptions(options: readonly OptionOutline[], at: Path, report: Report): void {
  for (const locale of languagesIn(options)) {
    const known = new Map<string, string>();
    options.forEach(({ label }, index) => {
      const text = entryOf(label, locale);
      if (text === undefined) return;
      const same = known.get(textKey(text));
      // Letter by letter the same is a matter of every template, old ones included.
      if (same !== undefined && same.toLowerCase() !== text.toLowerCase())
        report([...at, index, 'label', locale], { problem: 'sameText', id: same });
      known.set(textKey(text), text);
    });
  }
}
