import type { Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';
import type { Ballot, PollState } from '../domain/state.ts';
import { stanceOn } from '../domain/tally.ts';
import { pollActions } from './actions.ts';

/** What was recorded for a vote, in the poll's own words, and how to change it. */
export function voteReceipt(poll: PollState, ballot: Ballot, both: number, t: Translator): View {
  const options = poll.setUp?.options ?? [];
  const labels = (ids: readonly string[]) =>
    options.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  const blank = options.filter(({ id }) => stanceOn(ballot, id) === 'blank');
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('receipt.vote') },
      {
        kind: 'text',
        text: t.say('receipt.ticked', {
          ticked: labels([...ballot.yes, ...ballot.ifNeedBe]).length,
          all: options.length,
          stances: poll.setUp?.rules.ifNeedBe === false ? '2' : '3',
        }),
      },
      ...line(t.say('receipt.yes'), labels(ballot.yes)),
      ...line(t.say('receipt.ifNeedBe'), labels(ballot.ifNeedBe)),
      ...line(t.say('receipt.no'), labels(ballot.no)),
      ...line(
        t.say('receipt.blank'),
        blank.map(({ label }) => label),
      ),
      ...(ballot.comment === undefined ? [] : [{ kind: 'quote' as const, text: [ballot.comment] }]),
      ...(both > 0
        ? [{ kind: 'small' as const, text: t.say('receipt.both', { count: both }) }]
        : []),
      {
        kind: 'small',
        text: t.say(
          poll.setUp?.rules.named === true ? 'receipt.voteChange' : 'receipt.voteAnonymous',
        ),
      },
    ],
    rows: buttons(
      { label: t.plain('button.changeVote'), action: pollActions.vote.ref({ poll: poll.id }) },
      {
        label: t.plain('button.withdrawVote'),
        action: pollActions.withdraw.ref({ poll: poll.id }),
      },
    ),
  };
}

function line(name: Rich, list: readonly string[]): Block[] {
  return list.length === 0 ? [] : [{ kind: 'text', text: [...name, ' ', list.join(', ')] }];
}
