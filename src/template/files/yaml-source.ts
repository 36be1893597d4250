import { localeSchema } from '../../kernel/text.ts';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  type Document,
  type LineCounter,
} from 'yaml';
import { err, ok, type Result } from '../../kernel/result.ts';
import { readDocument, type YamlMistake } from './yaml-document.ts';

export interface YamlSource {
  readonly data: unknown;
  /** The lines where a comment cuts a text for people that is not in quotes. */
  readonly cut: readonly number[];
  /** The line of the value at this path, or of the nearest enclosing one that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

export function readYaml(text: string): Result<YamlSource, YamlMistake[]> {
  const { document, lines, mistakes: found } = readDocument(text);
  const mistakes = [...found, ...unknownAliases(document, lines)];
  if (mistakes.length > 0) return err(mistakes);
  if (document.contents === null) return err([{ line: 1, column: 1, code: 'EMPTY' }]);
  const data = plainData(document);
  if (data === undefined) return err([{ line: 1, column: 1, code: 'TANGLED_ALIASES' }]);
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, path, lines);
  return ok({ data: data.value, cut: cutTexts(document, lines), lineOf });
}

/**
 * The library finds these only when it builds the data, without a line, and searches the document
 * from the start for each alias. An alias can only name an anchor that precedes it.
 */
function unknownAliases(document: Document.Parsed, lines: LineCounter): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  const anchors = new Set<string>();
  visit(document, (_key, node) => {
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
    if (!isAlias(node) || anchors.has(node.source)) return;
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    mistakes.push({ line, column: col, code: 'UNKNOWN_ALIAS' });
  });
  return mistakes;
}

function cutTexts(document: Document.Parsed, lines: LineCounter): number[] {
  const cut: number[] = [];
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !localeSchema.safeParse(key.value).success) return;
      if (!isScalar(value) || value.type !== 'PLAIN' || value.comment == null) return;
      cut.push(lines.linePos(value.range?.[1] ?? 0).line);
    },
  });
  return cut;
}

/**
 * Undefined for aliases that contain themselves or expand without end: there is no tree for them.
 */
function plainData(document: Document.Parsed): { value: unknown } | undefined {
  try {
    const value: unknown = document.toJS();
    JSON.stringify(value);
    return { value };
  } catch {
    return undefined;
  }
}

function lineAt(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number | undefined {
  let node: unknown = document.contents;
  let start = isNode(node) ? node.range?.[0] : undefined;
  for (const part of path) {
    const inner = childOf(node, part, document);
    if (inner === undefined) break;
    start = inner.start ?? start;
    node = inner.node;
  }
  return start === undefined ? undefined : lines.linePos(start).line;
}

/** For a map entry, the place is the key's: its value may start a line below. */
function childOf(
  parent: unknown,
  part: PropertyKey,
  document: Document.Parsed,
): { node: unknown; start: number | undefined } | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part];
    return isNode(item) ? { node: item, start: item.range?.[0] } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(key) === part);
  return pair && { node: pair.value, start: isNode(pair.key) ? pair.key.range?.[0] : undefined };
}
