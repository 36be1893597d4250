import type { PersonId } from '../../kernel/people.ts';
import { outcomeOf, type Outcome } from '../../poll/domain/outcome.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { redactPoll } from './attribution.ts';

/**
 * `drawn`: the poll to draw its picture from, if everybody may see its result. `open`: one can still
 * vote, until `closesAt` if that is known.
 */
export type PollSummary = Outcome & {
  readonly drawn: PollState | undefined;
  readonly open: boolean;
  readonly closesAt: number | undefined;
};

export function summarisePoll(
  poll: PollState,
  attributionOptOuts: ReadonlySet<PersonId>,
): PollSummary {
  const outcome = outcomeOf(poll);
  const isPublic = outcome.keptBack === undefined;
  return {
    ...outcome,
    drawn: isPublic ? redactPoll(poll, attributionOptOuts) : undefined,
    open: poll.status === 'open',
    closesAt: poll.setUp?.closesAt,
  };
}
