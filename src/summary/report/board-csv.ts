import type { BoardSummary } from '../domain/board-summary.ts';
import { guardedLines, guardedTitle, onOneLine, quoted } from '../../kernel/csv-cell.ts';
import { reportEntries, type ReportEntry } from './entry.ts';
import { localTime } from './local-time.ts';
import { voicesOf } from './parts.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, type Report } from './report.ts';

/**
 * One table for the go-round and one per board with contributions, in the report's order: one row
 * per contribution, for spreadsheets. UTF-8 with a byte order mark, which spreadsheets need; CRLF,
 * commas, every cell quoted.
 */
export function boardFiles(report: Report): FileInPieces[] {
  const { summary } = report;
  const boards = [
    ...summary.pillars,
    ...summary.exercises.flatMap((exercise) => exercise.boards),
    ...summary.debriefs,
  ].filter(({ entries }) => entries.length > 0);
  return [
    ...(summary.introductions.length === 0 ? [] : [introductions(report)]),
    ...boards.map((board, index) => ({
      name: fileName(report, index + 1, board.board.id),
      chunks: () => boardRows(report, board),
    })),
  ];
}

/** A board's id is safe in a file name on every platform; the number keeps the files in order. */
function fileName(report: Report, number: number, of: string): string {
  return `${baseName(report)}-${String(number).padStart(2, '0')}-${of}.csv`;
}

function introductions(report: Report): FileInPieces {
  const { t } = report;
  const voices = voicesOf(report);
  const titles = [t.plain('report.name'), t.plain('report.organisation'), t.plain('report.word')];
  return {
    name: fileName(report, 0, t.plain('report.goRoundFile')),
    chunks: () => [
      header(titles),
      ...voices.map(({ name, organisation, word }) => row([name, organisation, word])),
    ],
  };
}

function* boardRows(report: Report, { board, entries }: BoardSummary): Generator<string> {
  const { workshop, t } = report;
  const labels = [
    ...new Set(board.forms.flatMap((form) => form.fields.map(({ label }) => t.pick(label)))),
  ];
  const titles = ['report.by', 'report.form'] as const;
  const last = ['report.message', 'report.when', 'report.kept'] as const;
  yield header([
    ...titles.map((key) => t.plain(key)),
    ...labels,
    ...last.map((key) => t.plain(key)),
  ]);
  const when = localTime(workshop.opening.timezone);
  for (const entry of reportEntries(board, entries, workshop.highlights.kept, t.locale))
    yield row(cellsOf(entry, labels, report, when));
}

function cellsOf(
  { author, at, form, answers, words, kept }: ReportEntry,
  labels: readonly string[],
  { t }: Report,
  when: (at: number) => string,
): string[] {
  return [
    author?.name ?? t.plain('contribution.anonymous'),
    form === undefined ? '' : t.pick(form.scale === undefined ? form.title : form.button),
    ...labels.map((label) =>
      answers
        .flatMap(({ field, text }) => (t.pick(field.label) === label ? [text] : []))
        .join('\n'),
    ),
    words ?? '',
    at === undefined ? '' : when(at),
    kept ? '★' : '',
  ];
}

function header(titles: readonly string[]): string {
  return `\uFEFF${line(titles.map((title) => guardedTitle(onOneLine(title))))}`;
}

function row(cells: readonly string[]): string {
  return line(cells.map((cell) => guardedLines(cell)));
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}
