import type { PollFileError } from './poll-file-error.ts';
import { mistakeInOptions } from '../domain/set-up.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { locales, type Locale } from '../../kernel/text.ts';
import { onOneLine, unguarded, unguardedTitle, withoutEntities } from '../../kernel/csv-cell.ts';
import { isBlank, written } from '../../kernel/written.ts';
import { framadateRules } from '../domain/rules.ts';
import { linesOf, pollFileLimits, type Line } from './csv-lines.ts';
import type { PollSheet, SheetOption, SheetRow } from './sheet.ts';
import { stanceOf } from './read-stance.ts';
import { stanceWords } from './words.ts';

/**
 * Reads Framadate's exports in any of its languages, including files that a spreadsheet saved
 * again: semicolons or tabs, LF, a byte order mark, no comma at the end of a line, blank lines,
 * empty columns. The file has neither the question nor its language, so both are arguments. Names
 * are kept as they are, even duplicates. Takes about 0.3 s for 10,000 rows of 20 cells.
 */
export function readPollCsv(
  text: string,
  about: Pick<PollSheet, 'question' | 'locale'>,
): Result<PollSheet, PollFileError> {
  const lines = linesOf(text.replace(/^\uFEFF/u, ''));
  if (!lines.ok) return lines;
  const [titles, ...below] = lines.value;
  if (titles === undefined) return err({ kind: 'pollFileEmpty' });
  const width = widthOf(titles, below);
  const days = titles.cells.slice(1, width + 1).map(titleOf);
  const moments = momentsIn(below[0], width);
  const cut = titlesCut(moments === undefined ? below : below.slice(1), width);
  if (cut !== undefined) return err({ kind: 'pollFileTitles', titles: width, answers: cut });
  const options = readOptions(days, moments);
  if (!options.ok) return options;
  const rows = readRows(moments === undefined ? below : below.slice(1), width);
  return rows.ok ? ok({ ...about, options: options.value, rows: rows.value }) : rows;
}

/**
 * How many columns of votes there are: up to the last title, or the last column under the titles'
 * line that is used. Framadate ends each line with a comma, hence with an empty cell.
 */
function widthOf({ cells }: Line, below: readonly Line[]): number {
  const [, ...titles] = cells;
  const most = titles.at(-1) === '' ? titles.length - 1 : titles.length;
  const used = Math.max(lastUsed(titles), ...below.map((line) => lastUsed(line.cells.slice(1))));
  return Math.min(most, used);
}

const lastUsed = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => !isBlank(cell)) + 1;

/**
 * The number of answers that every row has, if it is less than that of the titles: a comma cut one
 * of them, which a version of Framadate does not put in quotes.
 */
function titlesCut(rows: readonly Line[], width: number): number | undefined {
  const counts = new Set(
    rows.map(({ cells }) => (cells.at(-1) === '' ? cells.length - 2 : cells.length - 1)),
  );
  const [answers = width, ...others] = counts;
  return others.length === 0 && answers > 1 && answers < width ? answers : undefined;
}

function titleOf(cell: string): string {
  return withoutEntities(unguardedTitle(onOneLine(cell)));
}

/** The second header line of a date poll: it has no name, and not every cell is a vote. */
function momentsIn(line: Line | undefined, width: number): string[] | undefined {
  const [name, ...cells] = line?.cells ?? [];
  if (name === undefined || !isBlank(name) || cells.length < width) return undefined;
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
    imported: true,
  });
  return mistake === undefined ? ok(options) : err(mistake);
}

function readRows(lines: readonly Line[], width: number): Result<SheetRow[], PollFileError> {
  const rows: SheetRow[] = [];
  const blank = blankIn(lines);
  for (const line of lines) {
    if (line.cells.every(isBlank)) continue;
    const row = readRow(line, width, blank);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const { rows: max } = pollFileLimits;
  return rows.length > max ? err({ kind: 'pollFileTooLong', max }) : ok(rows);
}

/** In a table of OK and nothing else, which STUdS writes, nothing means no. */
function blankIn(lines: readonly Line[]): 'no' | 'blank' {
  const said = new Set(lines.flatMap(({ cells }) => cells.slice(1).map(written)));
  said.delete('');
  return said.size === 1 && said.has('OK') ? 'no' : 'blank';
}

function readRow(
  { cells, line }: Line,
  width: number,
  blank: 'no' | 'blank',
): Result<SheetRow, PollFileError> {
  const [name = '', ...rest] = cells;
  const votes =
    rest.length > width && rest.slice(width).every(isBlank) ? rest.slice(0, width) : rest;
  if (votes.length !== width)
    return err({ kind: 'pollFileCells', line, expected: width, found: votes.length });
  const stances = votes.map((vote) => (isBlank(vote) ? blank : stanceOf(written(vote))));
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
