import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Template } from '../domain/template.ts';
import { parseTemplate } from '../domain/parse.ts';
import { beginning } from '../../kernel/beginning.ts';
import { bakedTemplate } from './baked.ts';
import { isTemplate } from './folder.ts';
import { problemOf, type ProblemKey, type ProblemValues } from './problems.ts';
import { bytesOf, textOf, type TextProblem } from './template-text.ts';
import { diagnosed } from './diagnosis.ts';
import { trapsIn, unclosedIn, type Trap } from './traps.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A mistake in a template file, to be shown in the reader's language through its locale key. */
export interface FileProblem {
  readonly file: string;
  /** `steps[3].exercise`; empty when it concerns the whole file. */
  readonly path: string;
  /** Starts at 1. Absent when no line is known, as for a file that cannot be read. */
  readonly line?: number;
  readonly key: ProblemKey;
  readonly values: ProblemValues;
}

interface Loaded {
  readonly file: string;
  /** As written, even in a file with mistakes; undefined if there is none. */
  readonly id: string | undefined;
  readonly template: Result<Template, FileProblem[]>;
}

const withId = z.object({ id: z.string() });

/**
 * Reads all *.yaml and *.yml files of these folders, folder by folder, sorted by name. A single
 * mistake makes it an error that lists the mistakes of all files, so that authors see them all at
 * once.
 */
export function loadTemplates(dirs: readonly string[]): Result<Template[], FileProblem[]> {
  const problems: FileProblem[] = [];
  const templates: Template[] = [];
  const files = dirs.flatMap(loadFolder);
  for (const { template } of files) {
    if (template.ok) templates.push(template.value);
    else problems.push(...template.error);
  }
  problems.push(...sameTemplates(files));
  return problems.length > 0 ? err(problems) : ok(templates);
}

function loadFolder(dir: string): Loaded[] {
  try {
    return readdirSync(dir)
      .filter((name) => isTemplate(name))
      .toSorted()
      .map((name) => loadFile(join(dir, name)));
  } catch {
    return [{ file: dir, id: undefined, template: err([unreadable(dir)]) }];
  }
}

function loadFile(file: string): Loaded {
  const bytes = bytesOf(file);
  // What the build read and checked is not looked through again: a start waits for it.
  const baked = bytes === undefined ? undefined : bakedTemplate(bytes);
  if (baked !== undefined) return { file, id: baked.id, template: ok(baked) };
  const found = textOf(bytes);
  if (!found.ok) return { file, id: undefined, template: err([badText(file, found.error)]) };
  const text = found.value;
  const traps = trapsIn(text);
  // Parsed from the source, which is what lets a mistake point to its line.
  const source = readYaml(text);
  if (!source.ok) {
    // Where a text meets a trap, the rest is what it led to.
    const met = traps.length > 0 ? traps : [unclosedIn(text) ?? []].flat();
    const mistakes = met.map((trap) => trapped(file, trap));
    const others = diagnosed(source.error, text).map((values) => notYaml(file, values));
    return { file, id: undefined, template: err(mistakes.length > 0 ? mistakes : others) };
  }
  return {
    file,
    id: withId.safeParse(source.value.data).data?.id,
    template: withTraps(file, [...traps, ...cutAt(source.value, traps)], read(file, source.value)),
  };
}

function cutAt({ cut }: YamlSource, traps: readonly Trap[]): Trap[] {
  const known = new Set(traps.map(({ line }) => line));
  return cut.filter((line) => !known.has(line)).map((line) => ({ kind: 'hash', line, found: '#' }));
}

/** A text that YAML cut or took for something else is told as that, not as what is left of it. */
function withTraps(
  file: string,
  traps: readonly Trap[],
  template: Loaded['template'],
): Loaded['template'] {
  if (traps.length === 0) return template;
  const lines = new Set(traps.map(({ line }) => line));
  const others = template.ok ? [] : template.error;
  return err([
    ...traps.map((trap) => trapped(file, trap)),
    ...others.filter(({ line }) => line === undefined || !lines.has(line)),
  ]);
}

function trapped(file: string, { kind, line, found }: Trap): FileProblem {
  const values = { kind, found: excerptOf(found) };
  return { file, path: '', line, key: 'template.problem.trap', values };
}

const excerptOf = (found: string): string =>
  found.length > 40 ? `${beginning(found, 39)}…` : found;

function read(file: string, { data, lineOf }: YamlSource): Loaded['template'] {
  const parsed = parseTemplate(data);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.flatMap((issue) => problemsOf(file, data, issue, lineOf)));
}

function problemsOf(
  file: string,
  data: unknown,
  issue: Parameters<typeof problemOf>[0],
  lineOf: YamlSource['lineOf'],
): FileProblem[] {
  return problemOf(issue, data).map(({ path, key, values }) =>
    withLine({ file, path: pathText(path), key, values }, lineOf(path)),
  );
}

function withLine(problem: FileProblem, line: number | undefined): FileProblem {
  return line === undefined ? problem : { ...problem, line };
}

function sameTemplates(files: readonly Loaded[]): FileProblem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file, id }) => {
    if (id === undefined) return [];
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    return other === undefined ? [] : [sameTemplate(file, id, other)];
  });
}

function sameTemplate(file: string, id: string, other: string): FileProblem {
  return { file, path: 'id', key: 'template.problem.sameTemplate', values: { id, other } };
}

function badText(file: string, { kind, line, found }: TextProblem): FileProblem {
  const values = found === undefined ? {} : { found: excerptOf(found) };
  const problem: FileProblem = { file, path: '', key: `template.problem.${kind}`, values };
  return line === undefined ? problem : { ...problem, line };
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

/** `['steps', 3, 'exercise']` in the notation authors know: `steps[3].exercise`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
