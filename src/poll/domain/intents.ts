import type { OptionLine, SetUpError } from './set-up.ts';
import type { Ballot, PollDraft, PollEvent, PollSetUp } from './state.ts';
import type { Result } from '../../kernel/result.ts';

export type PollIntent =
  | { readonly type: 'create'; readonly setUp: PollSetUp }
  | { readonly type: 'import'; readonly setUp: PollSetUp; readonly ballots: readonly Ballot[] }
  | { readonly type: 'revise'; readonly draft: PollDraft }
  | { readonly type: 'open' }
  | {
      readonly type: 'change';
      /** The full list, in order; absent to leave the options as they are. */
      readonly options?: readonly OptionLine[] | undefined;
      readonly closesAt?: number | undefined;
    }
  | ({ readonly type: 'vote' } & VoteTyped)
  /** Yes to the option at that place, from 0, among those that were shown. */
  | { readonly type: 'sayYes'; readonly at: number; readonly asked: VoteTyped['asked'] }
  | { readonly type: 'withdraw' }
  /** An answer to the question whether it goes on. */
  | { readonly type: 'goOn' }
  /** Palabre looks whether anything still happens. */
  | { readonly type: 'noteQuiet' }
  /** `withWorkshop`: its workshop just ended. `channelGone`: its channel was deleted. */
  | { readonly type: 'close'; readonly withWorkshop?: true; readonly channelGone?: true };

export type VoterIntent = Extract<PollIntent, { type: 'vote' | 'sayYes' | 'withdraw' }>;

const ofVoters: ReadonlySet<PollIntent['type']> = new Set<VoterIntent['type']>([
  'vote',
  'sayYes',
  'withdraw',
]);

/** Of somebody's own ballot, which asks for no rights. */
export const isOfVoter = (intent: PollIntent): intent is VoterIntent => ofVoters.has(intent.type);

export interface VoteTyped {
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly comment?: string;
  /** What the ballot showed: how many options, and which version of their wording. */
  readonly asked: { readonly options: number; readonly wording: number };
}

export type PollError =
  | { readonly kind: 'noPollHere' }
  | SetUpError
  | { readonly kind: 'pollUnknown' }
  | { readonly kind: 'pollExists' }
  | { readonly kind: 'pollNotOpen' }
  | { readonly kind: 'pollAlreadyOpen' }
  | { readonly kind: 'pollClosed'; readonly at: number }
  | { readonly kind: 'optionGone'; readonly option: string }
  | { readonly kind: 'optionVotedOn'; readonly option: string }
  | {
      readonly kind: 'optionFull';
      readonly option: string;
      /** The poll only takes yes and no. */
      readonly yesOnly?: true;
    }
  | { readonly kind: 'optionsFixed' }
  | { readonly kind: 'unknownOption'; readonly option: string }
  | { readonly kind: 'pollReworded' }
  | { readonly kind: 'pollGrew' }
  | { readonly kind: 'noBallot' }
  | { readonly kind: 'notPollFacilitator' }
  | { readonly kind: 'notAPerson' };

export type Decided = Result<PollEvent[], PollError>;

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly poll: PollError;
  }
}
