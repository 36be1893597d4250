import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../kernel/result.ts';
import { locales } from '../../kernel/text.ts';
import { isBlank } from '../../kernel/written.ts';
import type { PollFileError } from './poll-file-error.ts';
import { stanceWords, totalsTitle } from './words.ts';

export const pollFileLimits = { rows: 10_000 } as const;

export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Excel's own way to say what separates the cells, above the table. */
const separatorLine = /^[\r\n]*"?sep ?= ?(?<separator>[,;\t|])"?[,;\t|]*(?:\r\n?|\n)/iu;

/**
 * The lines of a table of votes, its titles first, whatever a spreadsheet put around it: a line that
 * names the separator, empty lines above, empty columns before it.
 */
export function linesOf(written: string): Result<readonly Line[], PollFileError> {
  const { 0: above = '', groups } = separatorLine.exec(written) ?? {};
  const text = written.slice(above.length);
  if (isBlank(text)) return err({ kind: 'pollFileEmpty' });
  const delimiter = groups?.['separator'] ?? separatorIn(text);
  if (delimiter === undefined)
    return err({ kind: isTotals(text) ? 'pollFileTotals' : 'pollFileNotAPoll' });
  const lines = parsed(text, delimiter, above.split(/\r\n?|\n/u).length - 1);
  if (!lines.ok) return lines;
  const table = withoutMargins(lines.value);
  return isBlank(table[0]?.cells[0] ?? '') ? ok(table) : err({ kind: 'pollFileNotAPoll' });
}

/** A poll's first cell is empty, so the first sign that anybody sees is the separator. */
function separatorIn(text: string): string | undefined {
  const at = text.search(/[,;\t|]/u);
  return at !== -1 && isBlank(text.slice(0, at).replaceAll('"', '')) ? text.charAt(at) : undefined;
}

/** Whether the file starts like a table of totals, as exported or as saved by a spreadsheet. */
function isTotals(text: string): boolean {
  const [title, first] = text.split(/[,;\t]/u, 2).map((cell) => cell.replaceAll('"', '').trim());
  return locales.some(
    (locale) => title === totalsTitle[locale] && first === stanceWords[locale].yes,
  );
}

function parsed(text: string, delimiter: string, above: number): Result<Line[], PollFileError> {
  const lines: Line[] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // Two headers, and one row more than allowed.
      to: pollFileLimits.rows + 3,
      on_record: (cells: string[], { lines: line }) => {
        lines.push({ cells, line: line + above });
        return null;
      },
    });
    return ok(lines);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({ kind: 'pollFileNotCsv', line: Number(error['lines']) + above });
  }
}

function withoutMargins(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ cells }) => cells.some((cell) => cell !== ''));
  let table = lines.slice(Math.max(first, 0));
  // Of two empty columns before the titles, only the second can hold the names.
  while (hasMargin(table))
    table = table.map(({ cells, line }) => ({ line, cells: cells.slice(1) }));
  return table;
}

function hasMargin(table: readonly Line[]): boolean {
  const [titles] = table;
  if (titles === undefined || titles.cells.length < 3 || !isBlank(titles.cells[1] ?? ''))
    return false;
  return table.every(({ cells }) => isBlank(cells[0] ?? ''));
}
