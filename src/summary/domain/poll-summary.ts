import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { keptBack, ranked, type KeptBack, type OptionTally } from '../../poll/domain/tally.ts';
import { redactPoll } from './attribution.ts';

export type PollSummary = {
  readonly question: string;
  readonly voters: number;
} & (
  | {
      readonly keptBack: undefined;
      /** Best first. */
      readonly lines: readonly OptionTally[];
      /** The poll to draw its picture from. */
      readonly drawn: PollState;
    }
  | { readonly keptBack: KeptBack; readonly lines?: undefined; readonly drawn?: undefined }
);

export function summarisePoll(
  poll: PollState,
  attributionOptOuts: ReadonlySet<PersonId>,
): PollSummary {
  const basics = { question: poll.setUp?.question ?? '', voters: poll.voters };
  const kept = keptBack(poll);
  return kept === undefined
    ? {
        ...basics,
        keptBack: kept,
        lines: ranked(poll),
        drawn: redactPoll(poll, attributionOptOuts),
      }
    : { ...basics, keptBack: kept };
}
