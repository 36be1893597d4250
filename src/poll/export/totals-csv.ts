import { guardedTitle, onOneLine, quoted } from '../../kernel/csv-cell.ts';
import type { PollExport } from './content.ts';
import { stanceWords, totalsTitle } from './words.ts';

/**
 * What an anonymous poll is exported as: a line an option with how many said each, best known as a
 * table of its own than as Framadate's, whose rows are ballots. UTF-8 without a mark, CRLF, every
 * cell quoted, no comma at the end of a line. The question and the comments are not in the file.
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
