import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import { parseTemplate, type Template } from '../../domain/template.ts';
import { bakedData } from './baked-templates.ts';
import { problemOf, type ProblemKey, type ProblemValues } from './template-problems.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A mistake in a template's file, ready to be said in the reader's language by its locale key. */
export interface FileProblem {
  readonly file: string;
  /** `steps[3].exercise`; empty when it is about the whole file. */
  readonly path: string;
  /** Counted from 1. Absent when no line can be told, as for a file that cannot be read. */
  readonly line?: number;
  readonly key: ProblemKey;
  readonly values: ProblemValues;
}

type Loaded = Result<{ file: string; template: Template }, FileProblem[]>;

/**
 * Reads every *.yaml and *.yml of these folders, folder by folder, sorted by name. One mistake is
 * enough for an error, which carries the mistakes of all files together, so that an author sees
 * them all in one go. Names that do not match are looked for only in a file whose shape is right.
 */
export function loadTemplates(dirs: readonly string[]): Result<Template[], FileProblem[]> {
  const problems: FileProblem[] = [];
  const found: { file: string; template: Template }[] = [];
  for (const loaded of dirs.flatMap(loadFolder)) {
    if (loaded.ok) found.push(loaded.value);
    else problems.push(...loaded.error);
  }
  problems.push(...sameTemplates(found));
  return problems.length > 0 ? err(problems) : ok(found.map(({ template }) => template));
}

function loadFolder(dir: string): Loaded[] {
  try {
    return readdirSync(dir)
      .filter((name) => /\.ya?ml$/u.test(name))
      .toSorted()
      .map((name) => loadFile(join(dir, name)));
  } catch {
    return [err([unreadable(dir)])];
  }
}

function loadFile(file: string): Loaded {
  const text = textOf(file);
  if (text === undefined) return err([unreadable(file)]);
  const baked = parseTemplate(bakedData(text));
  if (baked.success) return ok({ file, template: baked.data });
  // Read as its author wrote it: only so can a mistake be told with its line.
  const source = readYaml(text);
  if (!source.ok) return err(source.error.map((values) => notYaml(file, values)));
  const { data, lineOf } = source.value;
  const parsed = parseTemplate(data);
  if (parsed.success) return ok({ file, template: parsed.data });
  return err(parsed.error.issues.flatMap((issue) => shapeProblems(file, data, issue, lineOf)));
}

function shapeProblems(
  file: string,
  data: unknown,
  issue: Parameters<typeof problemOf>[0],
  lineOf: YamlSource['lineOf'],
): FileProblem[] {
  return problemOf(issue, data).map(({ path, key, values }) =>
    placed({ file, path: written(path), key, values }, lineOf(path)),
  );
}

function placed(problem: FileProblem, line: number | undefined): FileProblem {
  return line === undefined ? problem : { ...problem, line };
}

function sameTemplates(found: readonly { file: string; template: Template }[]): FileProblem[] {
  const first = new Map<string, string>();
  return found.flatMap(({ file, template: { id } }) => {
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    return other === undefined
      ? []
      : [
          {
            file,
            path: 'id',
            key: 'template.problem.sameTemplate',
            values: { id, other },
          } as const,
        ];
  });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function unreadable(file: string): FileProblem {
  return { file, path: '', key: 'template.problem.unreadable', values: {} };
}

function notYaml(
  file: string,
  values: { line: number; column: number; code: string },
): FileProblem {
  return { file, path: '', line: values.line, key: 'template.problem.notYaml', values };
}

/** `['steps', 3, 'exercise']` as its author would point at it: `steps[3].exercise`. */
function written(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
