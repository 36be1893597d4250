import { guardedTitle, onOneLine, quoted } from '../../kernel/csv-cell.ts';
import type { PollExport } from './content.ts';
import { stanceWords, totalsTitle } from './words.ts';

/**
 * The export of an anonymous poll: one line per option with its counts. It is a distinct format,
 * since the rows of Framadate's are ballots. UTF-8 without a byte order mark, CRLF, every cell
 * quoted, no trailing comma. The question and the comments are not in the file.
 */
export function totalsCsv({ options, locale, rules }: PollExport): string {
  const words = stanceWords[locale];
  const stances = rules.ifNeedBe ? (['yes', 'ifNeedBe', 'no'] as const) : (['yes', 'no'] as const);
  const lines = options.map(({ label, counts }) => [
    guardedTitle(onOneLine(label)),
    ...stances.map((stance) => String(counts[stance])),
  ]);
  return [[totalsTitle[locale], ...stances.map((stance) => words[stance])], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}
