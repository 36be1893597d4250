import { framadateRules, type PollRules } from './rules.ts';
import type { PollState } from './state.ts';
import { keptBack, ranked, type KeptBack, type OptionTally } from './tally.ts';

/** What everybody may know of a poll's result, wherever it is told. */
export type Outcome = {
  readonly question: string;
  readonly rules: PollRules;
  readonly voters: number;
} & (
  | {
      readonly keptBack: undefined;
      /** Best first. */
      readonly lines: readonly OptionTally[];
    }
  | { readonly keptBack: KeptBack; readonly lines?: undefined }
);

export function outcomeOf(poll: PollState): Outcome {
  const { question = '', rules = framadateRules } = poll.setUp ?? {};
  const common = { question, rules, voters: poll.voters };
  const kept = keptBack(poll);
  return kept === undefined
    ? { ...common, keptBack: kept, lines: ranked(poll) }
    : { ...common, keptBack: kept };
}
