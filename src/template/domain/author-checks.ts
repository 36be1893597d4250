import type { z } from 'zod';
import { textKey } from '../../kernel/same-text.ts';
import { locales } from '../../kernel/text.ts';
import { isBlank } from '../../kernel/written.ts';
import type { CrossProblem } from './checks.ts';
import { outlineSchema, type OptionOutline } from './outline.ts';

type Path = (string | number)[];
type Report = (path: Path, problem: CrossProblem) => void;

/** What people would see in a template's texts: something, and no option of a poll twice. */
export function authorChecks(source: unknown, context: z.RefinementCtx): void {
  const report: Report = (path, problem) =>
    context.addIssue({ code: 'custom', path, params: problem, message: problem.problem });
  checkSeen(source, [], report);
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

function checkOptions(options: readonly OptionOutline[], at: Path, report: Report): void {
  for (const locale of locales) {
    const known = new Map<string, string>();
    options.forEach(({ label }, index) => {
      const text = label[locale];
      if (text === undefined) return;
      const same = known.get(textKey(text));
      // Letter by letter the same is a matter of every template, old ones included.
      if (same !== undefined && same.toLowerCase() !== text.toLowerCase())
        report([...at, index, 'label', locale], { problem: 'sameText', id: same });
      known.set(textKey(text), text);
    });
  }
}
