import { z } from 'zod';
import { crossProblems } from '../domain/checks.ts';
import { beginning } from '../../kernel/beginning.ts';

/** Every way a template file can be wrong; each locale has a message under this key. */
export const problemKinds = [
  'missing',
  'wrongType',
  'tooLong',
  'tooShort',
  'unknownKey',
  'badId',
  'badAddress',
  'badChoice',
  ...crossProblems,
  'notYaml',
  'trap',
  'notUtf8',
  'notText',
  'lostLetters',
  'garbled',
  'unreadable',
  'sameTemplate',
  'other',
] as const;
export type ProblemKind = (typeof problemKinds)[number];
export type ProblemKey = `template.problem.${ProblemKind}`;
export type ProblemValues = Readonly<Record<string, string | number>>;

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly key: ProblemKey;
  readonly values: ProblemValues;
}

type Issue = z.core.$ZodIssue;

/** What a schema issue means to an author; `data` is the file as written. */
export function problemOf(issue: Issue, data: unknown): Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => problem('unknownKey', [...path, name], { name }));
  const [kind, values] = meaningOf(issue, valueAt(data, path));
  return [problem(kind, path, values)];
}

function problem(kind: ProblemKind, path: readonly PropertyKey[], values: ProblemValues): Problem {
  return { path, key: `template.problem.${kind}`, values };
}

type Meaning = readonly [kind: ProblemKind, values: ProblemValues];

function meaningOf(issue: Issue, found: unknown): Meaning {
  // `key:` with no value reads as null; to its author, it was left out.
  if (found === undefined || found === null) return missingOr(issue);
  switch (issue.code) {
    case 'invalid_type':
      return ['wrongType', { expected: issue.expected, found: typeNameOf(found) }];
    case 'too_big':
      return ['tooLong', { max: Number(issue.maximum), what: issue.origin }];
    case 'too_small':
      return ['tooShort', { min: Number(issue.minimum), what: issue.origin }];
    case 'invalid_value':
      return ['badChoice', { found: brief(found), allowed: issue.values.map(String).join(', ') }];
    case 'invalid_union':
      return ['badChoice', { found: brief(found), allowed: optionsOf(issue) }];
    case 'invalid_format':
      return [issue.format === 'url' ? 'badAddress' : 'badId', { found: brief(found) }];
    case 'custom':
      return crossMeaning(issue.params);
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    default:
      return ['other', {}];
  }
}

function missingOr(issue: Issue): Meaning {
  return issue.code === 'custom' ? crossMeaning(issue.params) : ['missing', {}];
}

/** The only union is the step, discriminated by `kind`; zod's path ends with that key. */
function optionsOf(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  return 'options' in issue ? (issue.options ?? []).map(String).join(', ') : '';
}

const crossParams = z.object({
  problem: z.enum(crossProblems),
  id: z.string(),
});

function crossMeaning(params: unknown): Meaning {
  const cross = crossParams.safeParse(params);
  return cross.success ? [cross.data.problem, { id: cross.data.id }] : ['other', {}];
}

function typeNameOf(found: unknown): string {
  return Array.isArray(found) ? 'array' : typeof found;
}

/** Enough of what was written for its author to recognise it. */
function brief(found: unknown): string {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return text.length > 40 ? `${beginning(text, 39)}…` : text;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (isRecord(inner) ? inner[String(part)] : undefined),
    data,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
