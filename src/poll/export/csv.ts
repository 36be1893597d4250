import { guarded, guardedTitle, onOneLine, quoted, withEntities } from '../../kernel/csv-cell.ts';
import type { PollSheet, SheetOption } from './sheet.ts';
import { stanceWords } from './words.ts';

/**
 * The poll in Framadate's export format (exportcsv.php, version 1.1), for programs that read its
 * files: UTF-8 without a byte order mark, CRLF, a comma after every cell including the last, the
 * first cell of a header empty and unquoted, no totals. Two header lines, day and moment, as soon
 * as one option has both; an option with one line then has an empty moment. The question is not in
 * the file.
 */
export function pollCsv({ options, rows, locale }: PollSheet): string {
  const words = stanceWords[locale];
  const ballots = rows.map(({ name, stances }) => [
    quoted(guarded(onOneLine(name))),
    ...stances.map((stance) => quoted(words[stance])),
  ]);
  return [...headers(options), ...ballots].map((cells) => `${cells.join(',')},\r\n`).join('');
}

function headers(options: readonly SheetOption[]): string[][] {
  const days = options.map(({ heading: [day], label }) => day ?? label);
  const moments = options.map(({ heading: [, ...moment] }) => moment.join(' '));
  const dated = options.some(({ heading }) => heading.length > 1);
  return (dated ? [days, moments] : [days]).map((titles) => ['', ...titles.map(titleCell)]);
}

function titleCell(title: string): string {
  return quoted(guardedTitle(withEntities(onOneLine(title))));
}
