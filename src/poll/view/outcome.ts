import type { Outcome } from '../domain/outcome.ts';
import { pollLimits } from '../domain/set-up.ts';
import type { KeptBack, OptionTally } from '../domain/tally.ts';
import type { Rich } from '../../kernel/rich.ts';
import { listed } from '../../i18n/lists.ts';
import type { MessageKey, Translator } from '../../i18n/translator.ts';

const sentences = {
  untilClose: 'poll.resultsHidden',
  untilEnough: 'poll.resultsEnough',
  tooFew: 'poll.tooFew',
} as const satisfies Record<KeptBack, MessageKey>;

/** Why a poll's result is hidden, for people looking for it. */
export function keptBackLine(kept: KeptBack, t: Translator): Rich {
  return t.say(sentences[kept]);
}

/**
 * What is said of a result besides its figures, wherever it is shown: on the card, when the poll
 * closes, in the summary and in its report.
 */
export function outcomeLines({ keptBack }: Outcome, t: Translator): Rich[] {
  return keptBack === undefined ? [] : [keptBackLine(keptBack, t)];
}

/** As many of the best as are named where the options take several pages. */
const bestNamed = 5;

/** The options with the star, in words; undefined if there are none. */
export function bestWords(lines: readonly OptionTally[], t: Translator): string | undefined {
  const best = lines.flatMap((line) => (line.best ? [line.option.label] : []));
  if (best.length === 0) return undefined;
  // A tie of sixty would fill a message with their names.
  const named = lines.length <= pollLimits.maxOptions ? best : best.slice(0, bestNamed);
  const options = named.length < best.length ? `${named.join(', ')}…` : listed(named, t);
  return t.plain('picture.best', { count: best.length, options });
}
