import { hasIfNeedBe, tableRows } from './table.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { PollState } from '../domain/state.ts';
import { incomplete, resultsVisible, tally } from '../domain/tally.ts';
import { time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { pollActions } from './actions.ts';
import { withYes } from './at-hand.ts';
import { outcomeLines } from './outcome.ts';
import { optionsAfterFirst, pageWords } from './paging.ts';
import { rulesLine } from './rules.ts';
import { buttons, type Block, type Row, type View } from '../../kernel/view/view.ts';

/**
 * A poll's live card: the rules first, then the current figures, with the star by the poll's rule.
 */
export function pollCard(poll: PollState, t: Translator): View {
  const { blocks, ...figures } = pollFigures(poll, t);
  const dressed = blocks.map((block) =>
    block.kind === 'table' ? { ...block, rows: withYes(block.rows, poll, t) } : block,
  );
  const ballot = poll.status === 'open' ? { ballot: ballotOf(poll) } : {};
  return { ...figures, blocks: dressed, rows: cardButtons(poll, t), ...ballot };
}

const ballotOf = ({ setUp }: PollState): NonNullable<View['ballot']> => ({
  stances: setUp?.rules.ifNeedBe === false ? 2 : 3,
  options: setUp?.options.length ?? 0,
});

/** The card's content, without its buttons. */
export function pollFigures(poll: PollState, t: Translator, page = 0): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: [poll.setUp?.question ?? ''] },
      { kind: 'small', text: rulesLine(poll, t) },
      { kind: 'table', rows: tableRows(poll, t, page) },
      ...moreBlocks(poll, page, t),
      { kind: 'text', text: votersLine(poll, t) },
      ...bracketsBlocks(poll, t),
      ...incompleteBlocks(poll, t),
      ...closedBlocks(poll, t),
    ],
  };
}

/** What « (+2) » and the light part of a bar are, said once. */
function bracketsBlocks(poll: PollState, t: Translator): Block[] {
  const shown = resultsVisible(poll) && hasIfNeedBe(tally(poll));
  return shown ? [{ kind: 'small', text: t.say('poll.brackets') }] : [];
}

/** On a card, how many options are left to the table; among its pages, which these are. */
function moreBlocks(poll: PollState, page: number, t: Translator): Block[] {
  const count = optionsAfterFirst(poll);
  if (count === 0) return [];
  const which = pageWords(poll, page, t) ?? '';
  const button = t.plain('button.pollTable');
  return [
    { kind: 'small', text: page === 0 ? t.say('poll.moreOptions', { count, button }) : [which] },
  ];
}

function cardButtons(poll: PollState, t: Translator): Row[] {
  const { id, status } = poll;
  const open = status === 'open';
  const vote = { label: t.plain('button.vote'), action: pollActions.vote.ref({ poll: id }) };
  return buttons(
    open && { ...vote, tone: 'main' },
    resultsVisible(poll) && {
      label: t.plain('button.pollTable'),
      action: pollActions.table.ref({ poll: id }),
    },
    open && {
      label: t.plain('button.pollManage'),
      action: pollActions.manage.ref({ poll: id }),
    },
  );
}

export function votersLine(poll: PollState, t: Translator): Rich {
  if (poll.status === 'closed')
    return t.say('poll.closedLine', {
      count: poll.voters,
      when: time(poll.closedAt ?? 0, 'moment', t),
    });
  return poll.voters === 0 ? t.say('poll.noVotes') : t.say('poll.voters', { count: poll.voters });
}

export function incompleteBlocks(poll: PollState, t: Translator): Block[] {
  const count = poll.status === 'open' ? incomplete(poll) : 0;
  return count === 0 ? [] : [{ kind: 'small', text: t.say('poll.incomplete', { count }) }];
}

/** While the poll is open, its rules say what is to be known of its result. */
function closedBlocks(poll: PollState, t: Translator): Block[] {
  if (poll.status !== 'closed') return [];
  return outcomeLines(outcomeOf(poll), t).map((text) => ({ kind: 'small', text }));
}
