import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** A YAML syntax error, lines and columns starting at 1; `code` says which. */
export interface YamlMistake {
  readonly line: number;
  readonly column: number;
  readonly code: string;
}

export interface ReadDocument {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /** In the order of their lines. */
  readonly mistakes: readonly YamlMistake[];
}

/** In characters: four times the longest that ships. The program does nothing else while it reads one. */
const longest = 500_000;
/** The library looks for each one's anchor from the start of the text. */
const mostAliases = 1_000;

/**
 * A YAML text, in a time that grows as it does. The library compares each key of a map with every other
 * one, which takes minutes for a file of a megabyte: here the keys that come twice are found otherwise.
 */
export function readDocument(text: string): ReadDocument {
  const isTooLong = text.length > longest;
  const lines = new LineCounter();
  const document = parseDocument(isTooLong ? '' : text, { lineCounter: lines, uniqueKeys: false });
  // A tag that nobody knows is a warning: the text behind it would begin without its first word.
  const syntax = [...document.errors, ...document.warnings].map(({ code, linePos }) => ({
    line: linePos?.[0].line ?? 1,
    column: linePos?.[0].col ?? 1,
    code,
  }));
  const mistakes = [
    ...syntax,
    ...keysThatComeTwice(document, lines),
    ...(isTooLong ? [ofAll('TOO_LONG')] : []),
    ...(aliasesIn(document) > mostAliases ? [ofAll('TANGLED_ALIASES')] : []),
  ];
  return { document, lines, mistakes: mistakes.toSorted((one, other) => one.line - other.line) };
}

const ofAll = (code: string): YamlMistake => ({ line: 1, column: 1, code });

function aliasesIn(document: Document.Parsed): number {
  let aliases = 0;
  visit(document, {
    Alias: () => {
      aliases += 1;
    },
  });
  return aliases;
}

function keysThatComeTwice(document: Document.Parsed, lines: LineCounter): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const before = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (before.has(key.value)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0);
          mistakes.push({ line, column: col, code: 'DUPLICATE_KEY' });
        }
        before.add(key.value);
      }
    },
  });
  return mistakes;
}
