import { safeParse } from 'zod/mini';
import type { ZodMiniType } from 'zod/mini';
import type { $ZodIssue } from 'zod/v4/core';
import { refuseIssues } from '../api-error.ts';
import type { Issue } from '../api-error.ts';

/** Always added by discord.js, even where Discord's document does not list them. */
const ALWAYS_SENT = new Set(['tts', 'nonce', 'enforce_nonce']);

/**
 * Checks a body against a schema from Discord's own document, and refuses it with 50035. Unknown
 * keys, which the document allows, are refused too, because Discord would ignore them.
 */
export function checkSpec<T>(
  schema: ZodMiniType<T>,
  body: unknown,
  known: ReadonlySet<string> = ALWAYS_SENT,
): T {
  const parsed = safeParse(schema, body);
  if (!parsed.success) {
    refuseIssues(parsed.error.issues.flatMap((issue) => flatten(issue, [])));
    throw parsed.error;
  }
  refuseIssues(unknownKeys(body, parsed.data, [], known));
  return parsed.data;
}

type Path = readonly (string | number)[];

const plain = (path: readonly PropertyKey[]): Path =>
  path.map((key) => (typeof key === 'number' ? key : String(key)));

/** In a union, only the branch with the right `type` is worth reporting. */
function flatten(issue: $ZodIssue, above: Path): Issue[] {
  const path = [...above, ...plain(issue.path)];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => !branch.some(({ path: p }) => p[0] === 'type'));
    if (meant && meant.length > 0) return meant.flatMap((inner) => flatten(inner, path));
    return [{ rule: 'spec', path, message: 'is of no type that is allowed here' }];
  }
  return [{ rule: 'spec', path, message: describe(issue) }];
}

function describe(issue: $ZodIssue): string {
  if (issue.message && issue.message !== 'Invalid input') return issue.message;
  const omitted = new Set(['message', 'path', 'input', 'inst']);
  return JSON.stringify(issue, (key, value: unknown) => (omitted.has(key) ? undefined : value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Schemas drop unknown keys, so whatever is missing afterwards was unknown. */
function unknownKeys(
  input: unknown,
  output: unknown,
  path: Path,
  known: ReadonlySet<string>,
): Issue[] {
  if (!isRecord(input) || !isRecord(output)) return [];
  const inArray = Array.isArray(input);
  return Object.entries(input).flatMap(([key, value]) => {
    const here = [...path, inArray ? Number(key) : key];
    if (Object.hasOwn(output, key)) return unknownKeys(value, output[key], here, known);
    if (known.has(key)) return [];
    return [{ rule: 'unknownKey', path: here, message: 'Discord knows no such key here' }];
  });
}
