import { CsvError, parse } from 'csv-parse/sync';
import type { PollFileError } from './poll-file-error.ts';
import { mistakeInOptions } from '../domain/set-up.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { locales, type Locale } from '../../kernel/text.ts';
import { onOneLine, unguarded, unguardedTitle, withoutEntities } from '../../kernel/csv-cell.ts';
import { isBlank, written } from '../../kernel/written.ts';
import { framadateRules } from '../domain/rules.ts';
import type { PollSheet, SheetOption, SheetRow } from './sheet.ts';
import { stanceOf, stanceWords, totalsTitle } from './words.ts';

export const pollFileLimits = { rows: 10_000 } as const;

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads Framadate's exports in any of its languages, including files that a spreadsheet saved
 * again: semicolons or tabs, LF, a byte order mark, no comma at the end of a line, blank lines. The
 * file has neither the question nor its language, so both are arguments. Names are kept as they
 * are, even duplicates. Takes about 0.3 s for 10,000 rows of 20 cells.
 */
export function readPollCsv(
  text: string,
  about: Pick<PollSheet, 'question' | 'locale'>,
): Result<PollSheet, PollFileError> {
  const lines = linesOf(text.replace(/^\uFEFF/u, ''));
  if (!lines.ok) return lines;
  const [titles, ...below] = lines.value;
  if (titles === undefined) return err({ kind: 'pollFileEmpty' });
  const days = titlesOf(titles.cells);
  const moments = momentsIn(below[0], days.length);
  const options = readOptions(days, moments);
  if (!options.ok) return options;
  const rows = readRows(moments === undefined ? below : below.slice(1), days.length);
  return rows.ok ? ok({ ...about, options: options.value, rows: rows.value }) : rows;
}

/** Whether the file starts like a table of totals, as exported or as saved by a spreadsheet. */
function isTotals(text: string): boolean {
  const [title, first] = text.split(/[,;\t]/u, 2).map((cell) => cell.replaceAll('"', '').trim());
  return locales.some(
    (locale) => title === totalsTitle[locale] && first === stanceWords[locale].yes,
  );
}

/** A poll's first cell is empty, so the first character is the separator. */
function linesOf(text: string): Result<Line[], PollFileError> {
  if (isBlank(text)) return err({ kind: 'pollFileEmpty' });
  const delimiter = /^[\r\n]*(?:"")?([,;\t])/u.exec(text)?.[1];
  if (delimiter === undefined)
    return err({ kind: isTotals(text) ? 'pollFileTotals' : 'pollFileNotAPoll' });
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
        lines.push({ cells, line });
        return null;
      },
    });
    return ok(lines);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({ kind: 'pollFileNotCsv', line: Number(error['lines']) });
  }
}

/** Without the empty first cell and the one after Framadate's trailing comma. */
function titlesOf([, ...cells]: readonly string[]): string[] {
  return (cells.at(-1) === '' ? cells.slice(0, -1) : cells).map(titleOf);
}

function titleOf(cell: string): string {
  return withoutEntities(unguardedTitle(onOneLine(cell)));
}

/** The second header line of a date poll: it has no name, and not every cell is a vote. */
function momentsIn(line: Line | undefined, width: number): string[] | undefined {
  const [name, ...cells] = line?.cells ?? [];
  if (name !== '' || cells.length < width) return undefined;
  const moments = cells.slice(0, width);
  const isVote = moments.every((cell) => !isBlank(cell) && stanceOf(cell) !== undefined);
  return isVote ? undefined : moments.map(titleOf);
}

function readOptions(
  days: readonly string[],
  moments: readonly string[] | undefined,
): Result<SheetOption[], PollFileError> {
  const untitled = days.findIndex(isBlank);
  if (untitled !== -1) return err({ kind: 'pollFileUntitled', column: untitled + 2 });
  const options = days.map((day, index) => {
    const heading = moments === undefined ? [day] : [day, moments[index] ?? ''];
    return { label: heading.filter((part) => !isBlank(part)).join(', '), heading };
  });
  const mistake = mistakeInOptions({
    options: options.map(({ label }, index) => ({ id: String(index), label })),
    rules: framadateRules,
  });
  return mistake === undefined ? ok(options) : err(mistake);
}

function readRows(lines: readonly Line[], width: number): Result<SheetRow[], PollFileError> {
  const rows: SheetRow[] = [];
  for (const line of lines) {
    if (line.cells.every(isBlank)) continue;
    const row = readRow(line, width);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const { rows: max } = pollFileLimits;
  return rows.length > max ? err({ kind: 'pollFileTooLong', max }) : ok(rows);
}

function readRow({ cells, line }: Line, width: number): Result<SheetRow, PollFileError> {
  const [name = '', ...rest] = cells;
  const votes =
    rest.length > width && rest.slice(width).every(isBlank) ? rest.slice(0, width) : rest;
  if (votes.length !== width)
    return err({ kind: 'pollFileCells', line, expected: width, found: votes.length });
  const stances = votes.map((cell) => stanceOf(written(cell)));
  const unknown = stances.indexOf(undefined);
  if (unknown !== -1) return err({ kind: 'pollFileWord', line, word: votes[unknown] ?? '' });
  return ok({
    name: unguarded(onOneLine(name)),
    stances: stances.filter((stance) => stance !== undefined),
  });
}

/** The language of the votes in a file, if they reveal it. */
export function localeOfPollCsv(text: string): Locale | undefined {
  const words = new Set(text.split(/[",;\t\r\n]+/u));
  return locales.find(
    (locale) => words.has(stanceWords[locale].ifNeedBe) || words.has(stanceWords[locale].yes),
  );
}
