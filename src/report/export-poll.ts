import type { PollState } from '../domain/poll-state.ts';
import { ballotRows, comments, tally } from '../domain/poll-tally.ts';
import type { PollExport } from './poll-export.ts';
import type { SheetRow } from './poll-sheet.ts';

/**
 * A poll as it is exported; only for who may see its results. Without names, each line has a number
 * in their order, which is that of what they say.
 */
export function exportOf(poll: PollState, nameless: (number: number) => string): PollExport {
  const { rules, question, locale } = setUpOf(poll);
  return {
    question,
    locale,
    rules,
    state: poll.status === 'closed' ? 'closed' : 'open',
    openedAt: poll.openedAt,
    closedAt: poll.closedAt,
    options: tally(poll).map(({ option: { id, label, limit, heading = [label] }, best }) => ({
      id,
      label,
      limit,
      heading,
      best,
    })),
    rows: ballotRows(poll).map(({ name, stances, comment }, index): SheetRow => ({
      name: name ?? nameless(index + 1),
      stances,
      ...(comment === undefined ? {} : { comment }),
    })),
    unsignedComments: rules.named ? [] : comments(poll).map(({ text }) => text),
  };
}

function setUpOf({ id, setUp }: PollState): NonNullable<PollState['setUp']> {
  if (setUp === null) throw new Error(`The poll ${id} was not created`);
  return setUp;
}
