import { entryOf } from '../../kernel/dictionary.ts';
import type { PollOption, PollState } from '../domain/state.ts';
import { ballotRows, comments, resultsVisible, tally } from '../domain/tally.ts';
import type { ExportOption, PollExport } from './content.ts';

/** A poll's export. Throws if its result is hidden: callers must refuse before. */
export function exportOf(poll: PollState): PollExport {
  const { rules, question, locale } = setUpOf(poll);
  return {
    question,
    locale,
    rules,
    state: poll.status === 'closed' ? 'closed' : 'open',
    openedAt: poll.openedAt,
    closedAt: poll.closedAt,
    voters: poll.voters,
    options: tally(poll).map(({ option, best }) => ({
      ...headed(option),
      counts: countsOf(poll, option),
      best,
    })),
    rows: ballotRows(poll),
    unsignedComments: rules.named ? [] : comments(poll).map(({ text }) => text),
  };
}

function headed({ id, label, limit, heading = [label] }: PollOption) {
  return { id, label, limit, heading };
}

function countsOf({ counts, voters }: PollState, { id }: PollOption): ExportOption['counts'] {
  const { yes, ifNeedBe, no } = entryOf(counts, id) ?? { yes: 0, ifNeedBe: 0, no: 0 };
  return { yes, ifNeedBe, no, blank: voters - yes - ifNeedBe - no };
}

function setUpOf(poll: PollState): NonNullable<PollState['setUp']> {
  const { id, setUp } = poll;
  if (setUp === null) throw new Error(`The poll ${id} was not created`);
  if (!resultsVisible(poll)) throw new Error(`The result of the poll ${id} is withheld`);
  return setUp;
}
