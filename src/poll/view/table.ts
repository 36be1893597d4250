import { figure } from './figure.ts';
import { onPage } from './paging.ts';
import type { PollState } from '../domain/state.ts';
import { ranked, resultsVisible, tally, type OptionTally } from '../domain/tally.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { TableRow } from '../../kernel/view/view.ts';

/**
 * A page of the options as a table, without figures while results are hidden. They keep their order during
 * the vote and while the result is hidden, and are sorted best first once it is shown.
 */
export function tableRows(poll: PollState, t: Translator, page = 0): TableRow[] {
  const visible = resultsVisible(poll);
  const lines = visible && poll.status === 'closed' ? ranked(poll) : tally(poll);
  return onPage(lines, page).map((line) => ({
    label: `${line.option.label}${places(line, t)}`,
    figure: visible ? figure(line) : '',
    ...(visible ? sharesOf(line, poll.voters) : { share: 0 }),
    best: visible && line.best,
  }));
}

/** A row of the table, without what is specific to the card. */
export function tallyRow(line: OptionTally, voters: number): TableRow {
  return {
    label: line.option.label,
    figure: figure(line),
    ...sharesOf(line, voters),
    best: line.best,
  };
}

/** How many more people may say yes, if that is limited. */
function places({ option, yes }: OptionTally, t: Translator): string {
  if (option.limit === undefined) return '';
  return ` (${t.plain('poll.places', { count: Math.max(0, option.limit - yes) })})`;
}

/** True if some figure has a part in brackets, which is then explained once. */
export function hasIfNeedBe(lines: readonly OptionTally[]): boolean {
  return lines.some(({ ifNeedBe }) => ifNeedBe > 0);
}

/**
 * The share of voters who said yes, then of those who would if need be: by the first alone no bar is
 * longer than that of the option with the star.
 */
function sharesOf(
  { yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>,
  voters: number,
): Pick<TableRow, 'share' | 'lighterShare' | 'whole'> {
  if (voters === 0) return { share: 0 };
  const lighter = ifNeedBe > 0 && { lighterShare: ifNeedBe / voters };
  return { share: yes / voters, ...lighter, whole: voters };
}
