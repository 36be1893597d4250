import type { Translator } from '../../i18n/translator.ts';
import type { TableRow } from '../../kernel/view/view.ts';
import type { VoteTyped } from '../domain/intents.ts';
import type { PollState } from '../domain/state.ts';
import { pollActions } from './actions.ts';

/**
 * So many options have a button of their own on the card: on Discord, one takes three of the forty
 * components of a message, of which the rest of a card may take sixteen. A longer vote has its form alone.
 */
const mostAtHand = 8;

/** What says yes beside each option, in one press, with what the card shows at that moment. */
export function withYes(rows: readonly TableRow[], poll: PollState, t: Translator): TableRow[] {
  const { options = [] } = poll.setUp ?? {};
  if (poll.status !== 'open' || options.length > mostAtHand) return [...rows];
  const shown = writeShown({ options: options.length, wording: poll.wording });
  return rows.map((row, at) => {
    const action = pollActions.yes.ref({ poll: poll.id, at: String(at), shown });
    return { ...row, button: { label: t.plain('button.yes'), action } };
  });
}

/** What a card shows, in one field of an address, which holds no more. */
export const writeShown = ({ options, wording }: VoteTyped['asked']): string =>
  `${options}-${wording}`;

/** What was not written by `writeShown` is never what the poll shows. */
export function readShown(shown: string): VoteTyped['asked'] {
  const [options = NaN, wording = NaN] = shown.split('-').map(Number);
  return { options, wording };
}
