import type { KeptBack } from '../domain/tally.ts';
import type { Rich } from '../../kernel/rich.ts';
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
