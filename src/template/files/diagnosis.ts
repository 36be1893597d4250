import type { YamlMistake } from './yaml-document.ts';

/**
 * What an author did, rather than what YAML stumbled over behind it: a line whose indentation is that
 * of no other, a brace that the line before left open. One mistake a line: the next are its consequences.
 */
export function diagnosed(mistakes: readonly YamlMistake[], text: string): YamlMistake[] {
  const lines = text.split(/\r\n?|\n/u);
  const first = mistakes.filter(
    ({ line }, at) => mistakes.findIndex((each) => each.line === line) === at,
  );
  return first.map(
    (mistake) =>
      openBraceBefore(mistake, lines) ?? deeperBelow(mistake, lines) ?? oddIndent(mistake, lines),
  );
}

const structural = new Set(['BAD_INDENT', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY']);

function openBraceBefore(mistake: YamlMistake, lines: readonly string[]): YamlMistake | undefined {
  if (!structural.has(mistake.code)) return undefined;
  const before = lines.slice(0, mistake.line - 1).findLastIndex(isWritten);
  const line = lines[before] ?? '';
  const unquoted = line.replaceAll(/"[^"]*"|'[^']*'/gu, '');
  const open = count(unquoted, /[{[]/gu) - count(unquoted, /[}\]]/gu);
  return open <= 0
    ? undefined
    : { line: before + 1, column: line.search(/[{[]/u) + 1, code: 'MISSING_CHAR' };
}

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** A key further in than its neighbours: YAML takes it for more of the text above. */
function deeperBelow(mistake: YamlMistake, lines: readonly string[]): YamlMistake | undefined {
  if (mistake.code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const below = lines.findIndex((line, at) => at >= mistake.line && isWritten(line));
  const key = lines[below] ?? '';
  return /^ +[a-z_]+:(?: |$)/iu.test(key) && key.search(/[^ ]/u) > indentOf(lines, mistake)
    ? { line: below + 1, column: 1, code: 'BAD_INDENT' }
    : undefined;
}

const indentOf = (lines: readonly string[], { line }: YamlMistake): number =>
  (lines[line - 1] ?? '').search(/[^ -]/u);

function oddIndent(mistake: YamlMistake, lines: readonly string[]): YamlMistake {
  const at = mistake.line - 1;
  const indent = (lines[at] ?? '').search(/[^ ]/u);
  if (!structural.has(mistake.code) || indent <= 0) return mistake;
  const levels = levelsAbove(lines.slice(0, at));
  const isDeeper = levels.every((level) => level < indent);
  return isDeeper || levels.includes(indent) ? mistake : { ...mistake, code: 'BAD_INDENT' };
}

/** The columns at which what is still open began, after these lines. */
function levelsAbove(lines: readonly string[]): number[] {
  let levels: number[] = [];
  for (const line of lines.filter(isWritten)) {
    const starts = [line.search(/[^ ]/u), line.search(/[^ -]/u)];
    levels = [...levels.filter((level) => level < Math.min(...starts)), ...starts];
  }
  return levels;
}

const isWritten = (line: string): boolean => /^\s*[^\s#]/u.test(line);
